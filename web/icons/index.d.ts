import type { FC, SVGProps } from 'react';

/** A title names it; without one a screen reader passes over it. */
type Icon = FC<SVGProps<SVGSVGElement> & { readonly title?: string }>;

export declare const AddRegular: Icon;
export declare const AlertOffRegular: Icon;
export declare const AlertRegular: Icon;
export declare const ArrowDownloadRegular: Icon;
export declare const ArrowExitRegular: Icon;
export declare const ArrowLeftRegular: Icon;
export declare const ArrowRightRegular: Icon;
export declare const ArrowUndoRegular: Icon;
export declare const AttachRegular: Icon;
export declare const BotRegular: Icon;
export declare const CheckmarkCircleFilled: Icon;
export declare const CheckmarkRegular: Icon;
export declare const CircleRegular: Icon;
export declare const DeleteRegular: Icon;
export declare const DismissCircleRegular: Icon;
export declare const DocumentRegular: Icon;
export declare const EditRegular: Icon;
export declare const FlashRegular: Icon;
export declare const InfoRegular: Icon;
export declare const KeyboardRegular: Icon;
export declare const MoreHorizontalRegular: Icon;
export declare const NoteRegular: Icon;
export declare const PersonArrowRightRegular: Icon;
export declare const QuestionCircleRegular: Icon;
export declare const SendFilled: Icon;
export declare const SignOutRegular: Icon;
export declare const SubtractCircleRegular: Icon;
export declare const WarningRegular: Icon;
export declare const WifiOffRegular: Icon;
