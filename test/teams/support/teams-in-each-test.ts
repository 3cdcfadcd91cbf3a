import { beforeEach, onTestFinished } from 'vitest';
import { type Connector, startConnector } from './start-connector.ts';
import { type Desk, type DeskOptions, startDesk } from './start-desk.ts';

/**
 * Hands each test of a file a connector service and a desk that it reaches without proof, and closes both afterwards. What it
 * returns ends the desk of a test and hands it another one.
 */
export function teamsInEachTest(
  use: (desk: Desk, connector: Connector) => void,
): (options?: Partial<DeskOptions>) => Promise<void> {
  let connector: Connector;
  let desk: Desk;
  const open = async (options: Partial<DeskOptions> = {}): Promise<void> => {
    desk = await startDesk({ settings: { allowUnauthenticated: true }, ...options });
    use(desk, connector);
  };
  beforeEach(async () => {
    connector = await startConnector();
    await open();
    onTestFinished(async () => {
      await desk.close();
      await connector.close();
    });
  });
  return async (options) => {
    await desk.close();
    await open(options);
  };
}
