import { userInfo } from 'node:os';
import type { AuditAbout, AuditEvent, NewAuditLine } from './audit.ts';

/** A line of the audit about what a command has done: by the user of the machine who ran it. */
export function byCommand(event: AuditEvent, about: AuditAbout): NewAuditLine {
  return { at: Date.now(), event, who: userName(), from: 'command', about };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown'); // a container's user may have a number and no name
  }
}
