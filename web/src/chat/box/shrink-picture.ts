/** The longest side of a picture that was made smaller, pixels: enough to read every word of a screenshot. */
const longestSide = 2000;

/** Photos smaller than this are sent as they are, bytes. */
const smallEnough = 1_500_000;

/** A photo made small enough to be sent over a phone; any other file, or one that the browser cannot read, as it is. */
export async function shrinkPicture(file: File): Promise<File> {
  if (file.size <= smallEnough || !/^image\/(jpeg|png|webp|heic|heif)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$|$/, '.jpg'), { type: blob.type });
  } catch {
    return file;
  }
}
