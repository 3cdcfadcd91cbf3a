import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../src/intents/model/pack-arrays.ts';

const value = {
  name: 'Übung',
  none: [],
  bytes: Int8Array.of(-128, 0, 127),
  deep: [{ floats: Float32Array.of(0.5, -1e30), doubles: Float64Array.of(Math.PI), whole: Int32Array.of(-7) }],
};

describe('packed values', () => {
  it('come back as they were, numbers bit by bit', () => {
    expect(unpack(pack(value))).toEqual(value);
  });

  it('come back from the middle of a larger buffer', () => {
    const bytes = pack(value);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(unpack(larger.subarray(3))).toEqual(value);
  });

  it('are refused when any one byte was changed', () => {
    const bytes = pack(value);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const spoilt = bytes.slice();
        spoilt[at] = (spoilt[at] ?? 0) ^ change;
        expect(unpack(spoilt)).toBeUndefined();
      }),
      { seed: 1 },
    );
  });

  it('are refused when cut short, empty or something else', () => {
    const bytes = pack(value);
    expect(unpack(bytes.subarray(0, bytes.length - 1))).toBeUndefined();
    expect(unpack(new Uint8Array(0))).toBeUndefined();
    expect(unpack(new TextEncoder().encode('not a model, but a letter of more than forty characters'))).toBeUndefined();
  });
});
