/**
 * The environment of a command that a test runs: no setting of whoever runs the tests, but where compiled code is kept, so
 * that each need not compile the server anew.
 */
export const bareEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
};
