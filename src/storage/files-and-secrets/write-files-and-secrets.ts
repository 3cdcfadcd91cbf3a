import type { BoundStatements } from '../sqlite/bind-statement.ts';
import type { fileAndSecretStatements } from './file-and-secret-statements.ts';

/** The writes of files and secrets. Of two secrets of one name, the first one stored is everybody's. */
export function writeFilesAndSecrets(statements: BoundStatements<typeof fileAndSecretStatements>) {
  return {
    keepSecret: (secret: { readonly name: string; readonly value: string }): string => {
      statements.insertSecret.run(secret);
      return statements.findSecret.get(secret)?.value ?? secret.value;
    },
    keepFile: statements.insertFile.run,
  };
}
