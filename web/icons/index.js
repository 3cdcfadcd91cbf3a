/**
 * Our own drawings for what the agents' page and Fluent's components show, under the names that Fluent gives them. One is
 * added by drawing it here, and, where a page imports it, by a line in `index.d.ts`.
 */
import { icon, sizes } from './icon.js';

export { bundleIcon, IconDirectionContextProvider, iconFilledClassName, iconRegularClassName } from './icon.js';

const disc = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const box = (x, y, width, height, r) =>
  `M${x + r} ${y}h${width - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${height - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
  `h${2 * r - width}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - height}a${r} ${r} 0 0 1 ${r} ${-r}z`;
const bold = (drawing) => ({ ...drawing, weight: 2.25 });

const ring = disc(10, 10, 7.25);
const full = disc(10, 10, 8);
const triangle = 'M8.92 3.85a1.25 1.25 0 0 1 2.16 0l5.6 9.7a1.25 1.25 0 0 1-1.08 1.88h-11.2a1.25 1.25 0 0 1-1.08-1.88z';
const fullTriangle = 'M8.7 3.35a1.5 1.5 0 0 1 2.6 0l5.85 10.13a1.5 1.5 0 0 1-1.3 2.25h-11.7a1.5 1.5 0 0 1-1.3-2.25z';
const diamond =
  'M11.06 2.3l6.64 6.64a1.5 1.5 0 0 1 0 2.12l-6.64 6.64a1.5 1.5 0 0 1-2.12 0l-6.64-6.64a1.5 1.5 0 0 1 0-2.12l6.64-6.64' +
  'a1.5 1.5 0 0 1 2.12 0z';
/** Holes in full shapes. */
const tickHole = 'M5.48 10.38l3.37 3.37 5.67-5.67-1.22-1.22-4.45 4.45L6.7 9.16z';
const crossHole =
  'M10 8.94l2.3-2.3 1.06 1.06-2.3 2.3 2.3 2.3-1.06 1.06-2.3-2.3-2.3 2.3-1.06-1.06 2.3-2.3-2.3-2.3 1.06-1.06z';

// Arrows and chevrons.
const chevronLeft = { line: 'M12.5 4.5L7 10l5.5 5.5', turns: true };
const chevronRight = { line: 'M7.5 4.5L13 10l-5.5 5.5', turns: true };
const chevronDown = { line: 'M4.5 7.25l5.5 5.5 5.5-5.5' };
export const ChevronLeftRegular = icon(chevronLeft);
export const ChevronLeftFilled = icon(bold(chevronLeft));
export const ChevronRightRegular = icon(chevronRight);
export const ChevronRightFilled = icon(bold(chevronRight));
export const ChevronRight12Regular = icon(chevronRight, 12);
export const ChevronDownRegular = icon(chevronDown);
export const [ChevronDown16Regular, ChevronDown20Regular] = sizes(chevronDown, 16, 20);
export const ChevronUp16Regular = icon({ line: 'M4.5 12.75l5.5-5.5 5.5 5.5' }, 16);
export const ArrowLeftRegular = icon({ line: 'M16.5 10h-13M8.75 4.75L3.5 10l5.25 5.25', turns: true });
export const ArrowRightRegular = icon({ line: 'M3.5 10h13M11.25 4.75L16.5 10l-5.25 5.25', turns: true });
export const ArrowUpRegular = icon({ line: 'M10 16.5v-13M4.75 8.75L10 3.5l5.25 5.25' });
export const ArrowDownRegular = icon({ line: 'M10 3.5v13M4.75 11.25L10 16.5l5.25-5.25' });
export const ArrowDownloadRegular = icon({ line: 'M10 3v9.75M6 8.75l4 4 4-4M4 16.75h12' });
export const ArrowExitRegular = icon({
  line: 'M8.5 3.75h-3A1.75 1.75 0 0 0 3.75 5.5v9a1.75 1.75 0 0 0 1.75 1.75h3M8 10h8.75M13 6.25L16.75 10 13 13.75',
  turns: true,
});
export const ArrowUndoRegular = icon({
  line: 'M7.25 3.75L3.5 7.5l3.75 3.75M3.75 7.5h8a4.5 4.5 0 0 1 0 9H8',
  turns: true,
});
export const NoteRegular = icon({ line: `${box(3.75, 3.75, 12.5, 12.5, 2)}M7 8h6M7 11.5h3.5` });
export const AddRegular = icon({ line: 'M10 4v12M4 10h12' });
export const EditRegular = icon({
  line: 'M3.75 16.25l.9-3.6 8.2-8.2a1.4 1.4 0 0 1 2 0l.7.7a1.4 1.4 0 0 1 0 2l-8.2 8.2zM11.5 5.75l2.75 2.75',
});
export const DeleteRegular = icon({
  line: 'M3.75 5.75h12.5M8 5.5V3.75h4V5.5M5.25 5.75l.75 10.5h8l.75-10.5M8.5 8.75v4.5M11.5 8.75v4.5',
});
export const PersonArrowRightRegular = icon({
  line: `${disc(8, 6, 2.75)}M3.25 16.25v-1a3.5 3.5 0 0 1 3.5-3.5h2M11.5 14.25h5.75M14.5 11.25l3 3-3 3`,
  turns: true,
});
export const SignOutRegular = icon({
  line: 'M11.25 6.25V4.5A1.25 1.25 0 0 0 10 3.25H5A1.25 1.25 0 0 0 3.75 4.5v11A1.25 1.25 0 0 0 5 16.75h5a1.25 1.25 0 0 0 1.25-1.25v-1.75M8 10h9M14 7l3 3-3 3',
  turns: true,
});
export const SendFilled = icon({
  fill: 'M3.6 2.9l13.9 6.3a.88.88 0 0 1 0 1.6L3.6 17.1a.7.7 0 0 1-.96-.84L4.4 11l6.6-1-6.6-1-1.76-5.26a.7.7 0 0 1 .96-.84z',
  turns: true,
});

// Yes, no, and what lies between.
const tick = { line: 'M4 10.5l4 4 8-8.5' };
const cross = { line: 'M4.75 4.75l10.5 10.5M15.25 4.75l-10.5 10.5' };
const fullTick = { fill: full + tickHole };
const fullSquare = { fill: box(3, 3, 14, 14, 2) };
const fullDiamond = { fill: diamond + crossHole };
export const CheckmarkRegular = icon(tick);
export const CheckmarkFilled = icon(bold(tick));
export const [Checkmark12Filled, Checkmark16Filled] = sizes(bold(tick), 12, 16);
export const CheckmarkCircleFilled = icon(fullTick);
export const CheckmarkCircle12Filled = icon(fullTick, 12);
export const DismissRegular = icon(cross);
export const DismissFilled = icon(bold(cross));
export const [Dismiss12Regular, Dismiss20Regular] = sizes(cross, 12, 20);
export const DismissCircleRegular = icon({ line: `${ring}M7.5 7.5l5 5M12.5 7.5l-5 5` });
export const DismissCircleFilled = icon({ fill: full + crossHole });
export const DiamondDismissFilled = icon(fullDiamond);
export const DiamondDismiss12Filled = icon(fullDiamond, 12);
export const SubtractCircleRegular = icon({ line: `${ring}M7 10h6` });
export const CircleRegular = icon({ line: ring });
export const CircleFilled = icon({ fill: full });
export const [Square12Filled, Square16Filled] = sizes(fullSquare, 12, 16);
export const ProhibitedFilled = icon(bold({ line: `${ring}M5 5l10 10` }));

// What is to be known, asked or minded.
const info = { line: `${ring}M10 9.5v4`, fill: disc(10, 6.75, 0.9) };
const fullInfo = { fill: `${full + disc(10, 6.6, 1)}M9.25 9h1.5v5h-1.5z` };
const fullWarning = { fill: `${fullTriangle + disc(10, 12.9, 0.95)}M9.25 6.5h1.5v4.5h-1.5z` };
export const InfoRegular = icon(info);
export const InfoFilled = icon(fullInfo);
export const [Info12Regular, Info16Regular, Info20Regular] = sizes(info, 12, 16, 20);
export const [Info12Filled, Info16Filled, Info20Filled] = sizes(fullInfo, 12, 16, 20);
export const QuestionCircleRegular = icon({
  line: `${ring}M7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.42-1.1.9-1.1 1.6`,
  fill: disc(10, 13.9, 0.9),
});
export const WarningRegular = icon({ line: `${triangle}M10 7v3.25`, fill: disc(10, 12.75, 0.9) });
export const WarningFilled = icon(fullWarning);
export const Warning12Filled = icon(fullWarning, 12);

// Things.
const bell =
  'M10 2.75a5 5 0 0 0-5 5v3.4l-1.4 2.6a.5.5 0 0 0 .45.75h11.9a.5.5 0 0 0 .45-.75L15 11.15v-3.4a5 5 0 0 0-5-5z';
const clapper = 'M8 14.75a2 2 0 0 0 4 0';
const dots = { fill: disc(4.5, 10, 1.35) + disc(10, 10, 1.35) + disc(15.5, 10, 1.35) };
const star = 'M10 3l2.17 4.61 5.06.64-3.7 3.5.94 5L10 14.3l-4.47 2.45.95-5-3.71-3.5 5.06-.64z';
export const AlertRegular = icon({ line: bell + clapper });
export const AlertOffRegular = icon({
  line: `M7.3 3.55A5 5 0 0 1 15 7.75v3.4l.95 1.75M5.52 5.52A5 5 0 0 0 5 7.75v3.4l-1.4 2.6a.5.5 0 0 0 .45.75H14.5${clapper}M3 3l14 14`,
});
export const AttachRegular = icon({
  line: 'M15.9 9.4L10 15.3a3.6 3.6 0 0 1-5.1-5.1l6.5-6.5a2.4 2.4 0 0 1 3.4 3.4l-6.4 6.4a1.2 1.2 0 0 1-1.7-1.7l5.6-5.6',
});
export const BotRegular = icon({
  line: `${box(3.25, 6.75, 13.5, 9.75, 2.5)}M10 6.5V4`,
  fill: disc(10, 3.25, 1.25) + disc(7, 11.6, 1.25) + disc(13, 11.6, 1.25),
});
export const DocumentRegular = icon({
  line: 'M6 2.75h5.5l4 4v9a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5V4.25A1.5 1.5 0 0 1 6 2.75zM11.5 2.75v4h4',
});
export const FlashRegular = icon({ line: 'M11.5 2.5l-6.75 8.75h4.5L8.5 17.5l6.75-8.75h-4.5z' });
export const KeyboardRegular = icon({
  line: `${box(2.25, 4.75, 15.5, 10.5, 1.75)}M6.75 12.25h6.5`,
  fill: disc(5.5, 8.5, 0.9) + disc(8.5, 8.5, 0.9) + disc(11.5, 8.5, 0.9) + disc(14.5, 8.5, 0.9),
});
export const Lightbulb16Regular = icon(
  { line: 'M7.25 13.5c0-1.6-2.5-2.7-2.5-5.75a5.25 5.25 0 0 1 10.5 0c0 3.05-2.5 4.15-2.5 5.75zM8 16.75h4' },
  16,
);
export const MoreHorizontalRegular = icon(dots);
export const MoreHorizontalFilled = icon(bold(dots));
export const Navigation20Filled = icon(bold({ line: 'M3.25 5h13.5M3.25 10h13.5M3.25 15h13.5' }), 20);
export const PauseCircleRegular = icon({ line: `${ring}M8 7.25v5.5M12 7.25v5.5` });
export const PlayCircleRegular = icon({ line: `${ring}M8.5 7v6l4.75-3z` });
export const PersonRegular = icon({
  line: `${disc(10, 6.25, 3.25)}M3.75 17c.3-3 2.8-4.75 6.25-4.75S15.95 14 16.25 17`,
});
export const Pin20Regular = icon({ line: 'M7 3h6l-.75 5L15 11.25H5L7.75 8zM10 11.25V17' }, 20);
export const SearchRegular = icon({ line: `${disc(8.75, 8.75, 5.5)}M12.75 12.75L17 17` });
export const StarRegular = icon({ line: star });
export const StarFilled = icon({ line: star, fill: star });
export const WifiOffRegular = icon({
  line: 'M2.58 7.83a10.5 10.5 0 0 1 3.1-2.15M8 4.94a10.5 10.5 0 0 1 9.42 2.89M6.11 11.36a5.5 5.5 0 0 1 3.65-1.6M12 10.13a5.5 5.5 0 0 1 1.89 1.23M3 3l14 14',
  fill: disc(10, 15.25, 1.4),
});

// Whether somebody is there: signs of ten pixels, which use the field to its edge.
const rim = disc(10, 10, 8.75);
const whole = disc(10, 10, 10);
const presence = (drawing) => sizes({ ...drawing, weight: 2.5 }, 10, 12, 16, 20);
export const [
  PresenceAvailable10Filled,
  PresenceAvailable12Filled,
  PresenceAvailable16Filled,
  PresenceAvailable20Filled,
] = presence({ fill: `${whole}M4.3 10.48l4.25 4.25 7.15-7.15-1.54-1.54-5.61 5.61-2.71-2.71z` });
export const [
  PresenceAvailable10Regular,
  PresenceAvailable12Regular,
  PresenceAvailable16Regular,
  PresenceAvailable20Regular,
] = presence({ line: `${rim}M6.4 10.25L9 12.85l4.6-4.6` });
export const [PresenceAway10Filled, PresenceAway12Filled, PresenceAway16Filled, PresenceAway20Filled] = presence({
  fill: `${whole}M8.75 4.5h2.5v5l3.6 3.6-1.77 1.77-4.33-4.33z`,
});
export const [PresenceAway10Regular, PresenceAway12Regular, PresenceAway16Regular, PresenceAway20Regular] = presence({
  line: `${rim}M9.5 5.75V10l3 3`,
});
export const [PresenceBlocked10Regular, PresenceBlocked12Regular, PresenceBlocked16Regular, PresenceBlocked20Regular] =
  presence({ line: `${rim}M14 6l-8 8` });
export const [PresenceBusy10Filled, PresenceBusy12Filled, PresenceBusy16Filled, PresenceBusy20Filled] = presence({
  fill: whole,
});
export const [PresenceDnd10Filled, PresenceDnd12Filled, PresenceDnd16Filled, PresenceDnd20Filled] = presence({
  fill: `${whole}M5.5 8.75h9v2.5h-9z`,
});
export const [PresenceDnd10Regular, PresenceDnd12Regular, PresenceDnd16Regular, PresenceDnd20Regular] = presence({
  line: `${rim}M6.5 10h7`,
});
export const [PresenceOffline10Regular, PresenceOffline12Regular, PresenceOffline16Regular, PresenceOffline20Regular] =
  presence({ line: `${rim}M7.25 7.25l5.5 5.5M12.75 7.25l-5.5 5.5` });
export const [PresenceOof10Regular, PresenceOof12Regular, PresenceOof16Regular, PresenceOof20Regular] = presence({
  line: `${rim}M13.75 10h-7.5M9 7.25L6.25 10 9 12.75`,
});
export const [PresenceUnknown10Regular, PresenceUnknown12Regular, PresenceUnknown16Regular, PresenceUnknown20Regular] =
  presence({ line: rim });
