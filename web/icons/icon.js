import { createContext, createElement, Fragment, useContext } from 'react';

const Direction = createContext({ textDirection: 'ltr' });

/** Fluent's provider tells by it which way the page is written. */
export const IconDirectionContextProvider = Direction.Provider;

/** By these Fluent shows one half of a bundled icon and hides the other. */
export const iconFilledClassName = 'fui-Icon-filled';
export const iconRegularClassName = 'fui-Icon-regular';

/** Strokes of 1.5 would be too thin where 20 units are fewer pixels. */
const weights = { 10: 2.25, 12: 2, 16: 1.75 };

/**
 * The component that shows a drawing on a field of 20 by 20: `line` is stroked, `fill` filled, by the even-odd rule, so
 * that a shape within a shape is a hole. `weight` is the width of the stroke, `turns` says that it points where reading
 * goes. Without a size it is as large as the text around it.
 */
export function icon({ line, fill, weight = 1.5, turns = false }, size = '1em') {
  const strokeWidth = Math.max(weight, weights[size] ?? 0);
  return function Icon({ title, ...rest }) {
    const isTurned = useContext(Direction).textDirection === 'rtl' && turns;
    const isNamed = title || rest['aria-label'] || rest['aria-labelledby'];
    return createElement(
      'svg',
      {
        width: size,
        height: size,
        viewBox: '0 0 20 20',
        ...(isNamed ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true }),
        ...rest,
      },
      createElement(
        'g',
        isTurned ? { transform: 'matrix(-1 0 0 1 20 0)' } : undefined,
        fill && createElement('path', { d: fill, fill: 'currentColor', fillRule: 'evenodd' }),
        line &&
          createElement('path', {
            d: line,
            fill: 'none',
            stroke: 'currentColor',
            strokeWidth,
            strokeLinecap: 'round',
            strokeLinejoin: 'round',
          }),
      ),
    );
  };
}

/** A drawing's components in several sizes. */
export const sizes = (drawing, ...each) => each.map((size) => icon(drawing, size));

/** Two icons of which one is shown. An attribute hides the other, for any style of Fluent's goes before an attribute. */
export function bundleIcon(Filled, Regular) {
  return function Bundle({ filled = false, className = '', ...rest }) {
    const half = (Half, name, isShown) =>
      createElement(Half, {
        ...rest,
        className: `${className} ${name}`.trim(),
        display: isShown ? undefined : 'none',
      });
    return createElement(
      Fragment,
      null,
      half(Filled, iconFilledClassName, filled),
      half(Regular, iconRegularClassName, !filled),
    );
  };
}
