import type { IncomingMessage } from 'node:http';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  MessageFactory,
  type Request,
  type Response,
  type StatePropertyAccessor,
  type TurnContext,
  UserState,
} from 'botbuilder';
import {
  ChoiceFactory,
  ChoicePrompt,
  ComponentDialog,
  ConfirmPrompt,
  DialogSet,
  DialogTurnStatus,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import restify from 'restify';

/**
 * The peer: a bot in the manner of the SDK's multi-turn-prompt sample. A waterfall of four steps over the stock
 * prompts, state in memory, the stock adapter behind restify's own body parser. It keeps nothing on disk.
 */

type Profile = { device?: string | undefined; tried?: string | undefined; helped?: boolean };

/** A step of the waterfall, with the answers so far as its values. */
type Step = WaterfallStepContext<Profile> & { values: Profile };

class SampleDialog extends ComponentDialog {
  readonly #profile: StatePropertyAccessor<Profile>;

  constructor(userState: UserState) {
    super('sample');
    this.#profile = userState.createProperty<Profile>('profile');
    this.addDialog(new ChoicePrompt('choice'));
    this.addDialog(new TextPrompt('text'));
    this.addDialog(new ConfirmPrompt('confirm'));
    this.addDialog(
      new WaterfallDialog('waterfall', [
        (step) => this.#askDevice(step),
        (step: Step) => this.#askTried(step),
        (step: Step) => this.#askHelped(step),
        (step: Step) => this.#sumUp(step),
      ]),
    );
    this.initialDialogId = 'waterfall';
  }

  async run(context: TurnContext, accessor: StatePropertyAccessor): Promise<void> {
    const dialogs = new DialogSet(accessor);
    dialogs.add(this);
    const dialogContext = await dialogs.createContext(context);
    const { status } = await dialogContext.continueDialog();
    if (status === DialogTurnStatus.empty) await dialogContext.beginDialog(this.id);
  }

  #askDevice(step: WaterfallStepContext) {
    return step.prompt('choice', {
      prompt: 'Which device is it?',
      choices: ChoiceFactory.toChoices(['iPhone', 'iPad', 'Mac']),
    });
  }

  #askTried(step: Step) {
    step.values.device = step.result.value;
    return step.prompt('text', { prompt: 'What have you tried?' });
  }

  #askHelped(step: Step) {
    step.values.tried = step.result;
    return step.prompt('confirm', { prompt: 'Did that help?' });
  }

  async #sumUp(step: Step) {
    const profile = await this.#profile.get(step.context, {});
    profile.device = step.values.device;
    profile.tried = step.values.tried;
    profile.helped = step.result;
    const state = profile.helped ? 'works again' : 'still has a problem';
    await step.context.sendActivity(MessageFactory.text(`Your ${profile.device} ${state}.`));
    return step.endDialog();
  }
}

class SampleBot extends ActivityHandler {
  readonly #conversationState: ConversationState;
  readonly #userState: UserState;

  constructor(conversationState: ConversationState, userState: UserState, dialog: SampleDialog) {
    super();
    this.#conversationState = conversationState;
    this.#userState = userState;
    const dialogState = conversationState.createProperty('DialogState');
    this.onMessage(async (context, next) => {
      await dialog.run(context, dialogState);
      await next();
    });
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await this.#conversationState.saveChanges(context, false);
    await this.#userState.saveChanges(context, false);
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_, error) => {
  console.error(error);
};
const storage = new MemoryStorage();
const userState = new UserState(storage);
const bot = new SampleBot(new ConversationState(storage), userState, new SampleDialog(userState));

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: IncomingMessage, response: unknown) => {
  // The SDK's own types for what restify hands on; the published types of restify are those of version 8.
  await adapter.process(request as unknown as Request, response as Response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => console.log(`The sample is up: ${server.url}`));
