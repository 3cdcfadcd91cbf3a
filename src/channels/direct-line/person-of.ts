import type { Author } from '../../domain/conversation/input.ts';
import type { WireAccount } from '../activity-shape.ts';
import type { TokenClaims } from './create-tokens.ts';

/** Who takes part: the token's person, whatever else is said; their own word only where the token names nobody. */
export function personOf(pass: TokenClaims, said: WireAccount | undefined): Author {
  const name = said?.name ?? pass.name;
  return { id: pass.user ?? (said?.id || 'user'), ...(name && { name }) };
}
