/** Browsers by what only they say of themselves; what others say as well comes last. */
const browsers = [
  ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari/],
] as const;

const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['ChromeOS', /CrOS/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux/],
] as const;

/** What a `User-Agent` says to a human: "Safari 18, iPhone". Undefined if nothing in it is known. */
export function browserName(agent: string): string | undefined {
  const named = browsers.map(([name, mark]) => [name, mark.exec(agent)?.[1]]).find(([, version]) => version);
  const system = systems.find(([, mark]) => mark.test(agent))?.[0];
  return [named?.join(' '), system].filter(Boolean).join(', ') || undefined;
}
