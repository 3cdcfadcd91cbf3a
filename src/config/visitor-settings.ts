import type { VisitorSettings } from '../channels/direct-line/prove-visitor.ts';
import { isPrivate } from './loopback.ts';
import type { SettingsReader } from './settings-reader.ts';

/** Reads how a site proves who its visitors are; undefined if none does. */
export function visitorSettings({ text, list, fault }: SettingsReader): VisitorSettings | undefined {
  const secrets = list('VISITOR_SECRET');
  const url = text('VISITOR_JWKS_URL');
  const audience = text('VISITOR_AUDIENCE');
  if (secrets && url !== undefined)
    return fault('VISITOR_JWKS_URL', 'is set beside VISITOR_SECRET.', 'Set the one that your site signs with.');
  if (secrets) {
    if (secrets.some((secret) => secret.length < 32))
      fault('VISITOR_SECRET', 'is shorter than 32 characters.', 'Set a long random one, which your site signs with.');
    return { by: { type: 'secrets', secrets }, audience };
  }
  if (url === undefined)
    return audience === undefined
      ? undefined
      : fault('VISITOR_AUDIENCE', 'is set without a key.', 'Set VISITOR_SECRET or VISITOR_JWKS_URL as well.');
  const address = URL.parse(url);
  if (!address || !isPrivate(address))
    return fault('VISITOR_JWKS_URL', `is "${url}", which is no https address.`, 'Set it to where the keys are.');
  if (audience === undefined)
    return fault(
      'VISITOR_AUDIENCE',
      'is missing, but VISITOR_JWKS_URL is set.',
      'Set it to the "aud" of tokens for this desk: the same keys may sign for others.',
    );
  return { by: { type: 'keys', url }, audience };
}
