import { createHash, timingSafeEqual } from 'node:crypto';
import { formIn } from '../../../domain/wire/form-in.ts';
import type { HttpRequest } from '../../../domain/wire/http.ts';
import { httpRefusal } from '../../../domain/wire/http-refusal.ts';
import type { Route } from '../../../domain/wire/route.ts';
import { mailInForm } from './mail-in-form.ts';
import { mostMailBytes, type TakeMail } from './take-mail.ts';

/**
 * `POST /mail/inbound`: whoever receives mail for the desk brings it here, as it came or in a mail provider's form. The secret comes as a bearer's, or as
 * the password of Basic for those who can only write it into an address.
 */
export function mailRoute(secret: string, take: TakeMail): Route {
  return {
    method: 'POST',
    path: '/mail/inbound',
    limit: mostMailBytes,
    answer: async (asked) => {
      if (!isSecret(givenSecret(asked), secret))
        return httpRefusal(401, 'SecretNeeded', 'Send MAIL_INBOUND_SECRET as a bearer token, or as password.', {
          'www-authenticate': 'Basic realm="mail"',
        });
      if (asked.body.byteLength === 0)
        return httpRefusal(400, 'NoMail', 'The body is empty; send the whole mail in the form of RFC 5322.');
      const form = await formIn(asked.body, asked.headers['content-type']);
      const raw = form ? await mailInForm(form) : asked.body;
      if (raw === undefined)
        return httpRefusal(
          400,
          'NoMail',
          'The form has none of the fields email, body-mime, headers, message-headers and from.',
        );
      return { status: 200, body: await take(raw) };
    },
  };
}

function givenSecret({ headers }: HttpRequest): string {
  const [, scheme = '', given = ''] = /^(bearer|basic)\s+(.+?)\s*$/i.exec(headers.authorization ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return given;
  const pair = Buffer.from(given, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** Compares digests, which are equally long. */
function isSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
