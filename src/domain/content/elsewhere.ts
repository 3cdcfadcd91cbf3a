/** What is not this desk's device or matter: how it is told from what is, and who helps with it, in one language. */
export type Elsewhere = {
  /** By the kinds of the act `elsewhere`, and by names of the desk's own. */
  readonly help: Readonly<Record<string, ElsewhereHelp>>;
  readonly ours: OurDevices;
};

/** What is named, what is said of it, and where there is help. */
type ElsewhereHelp = {
  readonly title: string;
  readonly say: string;
  readonly link?: string;
  /** Devices: a message is about one if nothing of the desk's own is what is broken. */
  readonly names: readonly string[];
  /** Sayings that a message with one of them is about, whatever else it names. */
  readonly always: readonly string[];
};

/** How the desk's own devices are called, and what makes another one a mere companion of them. */
export const ourDeviceLists = ['names', 'accessories', 'beside', 'towards', 'sending', 'people'] as const;

/**
 * `names`: the desk's own devices. `accessories` belong to the desk's devices whoever made them: "a Samsung charger".
 * Behind one of `beside` ("from my Mac") another device is a means; behind one of `towards` ("to my iPhone") the desk's
 * own is one. Another device with one of `sending` is what is broken, and not where something should have arrived.
 * Beside one of `people` the desk's own device is theirs, and not the one that is spoken of.
 */
export type OurDevices = Readonly<Record<(typeof ourDeviceLists)[number], readonly string[]>>;
