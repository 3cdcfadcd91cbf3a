/**
 * The locale by which dates, times and numbers are written: the language that the page is in, and the region that the
 * browser's owner has for it. So a page in German never says "Monday" in an English browser, and in a British one, in
 * English, no "8:00 AM".
 */
export function readersLocale(): string {
  const page = document.documentElement.lang || 'en';
  const languageOf = (tag: string) => tag.toLowerCase().split('-')[0];
  return navigator.languages.find((tag) => languageOf(tag) === languageOf(page)) ?? page;
}
