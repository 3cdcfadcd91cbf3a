import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';

/** The product's own green, from dark to light. */
const green: BrandVariants = {
  10: '#01120f',
  20: '#042420',
  30: '#063933',
  40: '#084a43',
  50: '#095850',
  60: '#0a635a',
  70: '#0a695f',
  80: '#0b6e63',
  90: '#17897c',
  100: '#35a597',
  110: '#4db9ab',
  120: '#5fcfbf',
  130: '#86dccf',
  140: '#a9e7dd',
  150: '#cbf1ea',
  160: '#e8faf7',
};

const fontFamilyBase =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"';

export const lightTheme: Theme = { ...createLightTheme(green), fontFamilyBase };

const dark = createDarkTheme(green);

export const darkTheme: Theme = {
  ...dark,
  fontFamilyBase,
  colorBrandForeground1: green[120],
  colorBrandForeground2: green[130],
  colorBrandForegroundLink: green[120],
  colorBrandForegroundLinkHover: green[130],
};
