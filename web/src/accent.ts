type Rgb = readonly [number, number, number];

/** An accent colour, and the colours in which text is readable with it, as the properties that styles use. */
export type Accent = {
  readonly '--accent': string;
  /** For text on the accent. */
  readonly '--on-accent': string;
  /** The accent as a text colour: at least 4.5:1 on a light and on a dark background. */
  readonly '--ink-on-light': string;
  readonly '--ink-on-dark': string;
};

const readable = 4.5;
const lightGround: Rgb = [244, 243, 240];
const darkGround: Rgb = [38, 43, 42];
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

/** Derives a readable palette from six hexadecimal digits, with or without `#`; undefined for anything else. */
export function accentOf(colour: string): Accent | undefined {
  const digits = /^#?([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) return undefined;
  const number = Number.parseInt(digits, 16);
  const accent: Rgb = [number >> 16, (number >> 8) & 255, number & 255];
  return {
    '--accent': hex(accent),
    '--on-accent': hex(contrast(accent, white) >= contrast(accent, black) ? white : black),
    '--ink-on-light': hex(towards(black, accent, lightGround)),
    '--ink-on-dark': hex(towards(white, accent, darkGround)),
  };
}

/** The contrast ratio of two colours, 1 to 21, as WCAG 2 defines it. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

/** Mixes in just enough of the goal to make the colour readable on the background. */
function towards(goal: Rgb, colour: Rgb, ground: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const [r, g, b] = colour.map((part, index) => Math.round(part + ((goal[index] ?? 0) - part) * share));
    const mixed: Rgb = [r ?? 0, g ?? 0, b ?? 0];
    if (contrast(mixed, ground) >= readable) return mixed;
  }
  return goal;
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
