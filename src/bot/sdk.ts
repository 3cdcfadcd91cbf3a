import { createRequire, Module } from 'node:module';

type Core = typeof import('botbuilder-core');
type Dialogs = typeof import('botbuilder-dialogs');

/** What of the SDK plays a flow. */
type Sdk = Pick<Core, 'BotAdapter' | 'TurnContext'> &
  Pick<Dialogs, 'Dialog' | 'DialogContext' | 'DialogSet' | 'WaterfallDialog'>;

const require = createRequire(import.meta.url);
const coreFile = (file: string): object => require(`botbuilder-core/lib/${file}.js`);
const dialogsFile = (file: string): object => require(`botbuilder-dialogs/lib/${file}.js`);

/**
 * The SDK's classes, without what a desk without Teams never calls. The dialogs ask for `botbuilder-core` by its index,
 * which loads the connector and all that signs in to the cloud: 32 MB and 0.4 s. While they load, a stand-in of the parts
 * that they use stands in the index's place; whoever imports the index later gets itself, and with it the same classes.
 */
export const { BotAdapter, TurnContext, Dialog, DialogContext, DialogSet, WaterfallDialog } = loadSdk();

function loadSdk(): Sdk {
  const index = require.resolve('botbuilder-core');
  const isThere = index in require.cache;
  if (!isThere) require.cache[index] = standInFor(index);
  try {
    return {
      ...exportsOf(coreFile, ['botAdapter', 'turnContext']),
      // The index of the dialogs asks for four recognisers of spoken numbers and dates, which are not installed.
      ...exportsOf(dialogsFile, ['dialog', 'dialogContext', 'dialogSet', 'waterfallDialog']),
    };
  } finally {
    if (!isThere) delete require.cache[index];
  }
}

/** A module that knows the parts of `botbuilder-core` that load nothing else, and asks the index for any other. */
function standInFor(index: string): Module {
  let parts: Readonly<Record<PropertyKey, unknown>> | undefined;
  const standIn = new Module(index);
  standIn.loaded = true;
  standIn.exports = new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === '__esModule') return true;
        parts ??= partsOfCore();
        if (name in parts) return parts[name];
        if (require.cache[index] === standIn) delete require.cache[index];
        return require(index)[name];
      },
    },
  );
  return standIn;
}

function partsOfCore(): Readonly<Record<PropertyKey, unknown>> {
  return {
    ...require('botframework-schema'),
    ...exportsOf(coreFile, [
      'botComponent',
      'botStateSet',
      'botTelemetryClient',
      'componentRegistration',
      'stringUtils',
      'turnContext',
      'turnContextStateCollection',
    ]),
  };
}

/** What some files of a package export, loaded without the package's index. */
function exportsOf(load: (file: string) => object, files: readonly string[]) {
  return Object.assign({}, ...files.map(load));
}
