import type { Activity } from 'botframework-schema';
import { within } from '../../domain/deadline.ts';
import type { WireActivity } from '../activity-shape.ts';
import { tokenFault } from './check-token.ts';
import type { Cloud } from './connection/cloud.ts';

/** Whether an activity was sent by a channel of the registration. `unproven`: that could not be found out just now. */
type Proof =
  | { readonly type: 'proven' }
  | { readonly type: 'refused'; readonly status: 401 | 403; readonly why: string }
  | { readonly type: 'unproven'; readonly why: string };

export type AuthenticateRequest = (
  activity: WireActivity,
  authorization: string | undefined,
  /** The request comes from this machine. */
  isNear: boolean,
) => Promise<Proof>;

/** How long the keys of the cloud may take to arrive, ms: less than a channel waits. */
const keyPatience = 10_000;

/** Proves with the SDK's own parts where an activity came from. */
export function authenticateRequestBy(cloud: Cloud, tenant: string | undefined): AuthenticateRequest {
  return async (activity, authorization = '', isNear) => {
    const fault = tokenFault(authorization, { tenant, isNear });
    if (fault !== undefined) return { type: 'refused', status: 401, why: fault };
    const sdk = await cloud().catch((error: unknown): Proof => ({ type: 'unproven', why: String(error) }));
    if ('type' in sdk) return sdk;
    try {
      // The SDK reads channelId, serviceUrl and the recipient's role of it, all of them checked for their types.
      await within(keyPatience, sdk.authenticateRequest(activity as unknown as Activity, authorization), noKeys);
      return { type: 'proven' };
    } catch (error) {
      return proofOf(error);
    }
  };
}

/** The SDK throws errors with a status, the JWT library's without one, and whatever its fetch throws. */
function proofOf(error: unknown): Proof {
  const { name, message, statusCode } = error as { name?: unknown; message?: unknown; statusCode?: unknown };
  const why = typeof message === 'string' ? message : 'The token was not accepted.';
  if (name === 'FetchError' || name === 'TimeoutError' || (typeof statusCode === 'number' && statusCode >= 500))
    return { type: 'unproven', why };
  return { type: 'refused', status: statusCode === 403 ? 403 : 401, why };
}

function noKeys(): DOMException {
  return new DOMException(`The cloud's keys did not arrive within ${keyPatience} ms.`, 'TimeoutError');
}
