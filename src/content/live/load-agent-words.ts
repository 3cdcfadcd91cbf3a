import type { AgentWords } from '../../domain/content/agent-words.ts';
import { buildAgentWords } from '../build/build-agent-words.ts';
import { readAgentWordSources } from '../read/agent-word-sources.ts';
import { readAgentWordFiles, readDesk } from '../read/read-unchecked.ts';
import { readYaml } from '../read/read-yaml.ts';

/** What agents read, for a command that has to work where the rest of the content is faulty. */
export async function loadAgentWords(root: string): Promise<AgentWords> {
  const desk = (await readYaml(root, 'desk.yml', []))?.source;
  const files = readAgentWordFiles(await readAgentWordSources(root, []));
  return buildAgentWords(files, (desk && readDesk(desk).language) ?? 'en');
}
