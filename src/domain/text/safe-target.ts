/** Links by which systems open one of their settings: Windows, macOS, Android. */
const setting =
  /^(ms-settings:[\w-]*|x-apple\.systempreferences:[\w.?=&-]+|intent:#Intent;action=android\.settings\.[A-Z_]+;end)$/;

/** The target of a link if tapping it can do nothing but open a page, a mail, a call or a setting; undefined otherwise. */
export function safeTarget(target: string): string | undefined {
  return setting.test(target) || /^(https?:\/\/[^\s/]|mailto:\S|tel:\+?[\d(])/i.test(target) ? target : undefined;
}
