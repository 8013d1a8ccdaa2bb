import { type Config, configSchema } from '../model/config.ts';
import { asList } from '../model/rule.ts';
import { pathProblem } from './blueprintChecks.ts';
import { type Decoded, decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Settings that are paths or globs of the workspace. */
const pathSettings = [
  ['sources', 'include'],
  ['sources', 'exclude'],
  ['docs', 'root'],
  ['docs', 'decisions'],
  ['docs', 'context'],
] as const;

/** Read `config.yaml`. A path that leads out of the workspace is left out of the value, so that nothing follows it. */
export function readConfig(path: string, text: string): Decoded<Config> {
  const config = decode(configSchema, readYaml(path, text), { defaults: { version: 1 } });
  const problems = [...config.problems];
  for (const [section, key] of pathSettings) {
    const part = config.value[section] as Record<string, string | string[]> | undefined;
    const written = part?.[key];
    if (part === undefined || written === undefined) continue;
    const sound = asList(written).filter((glob, index) => {
      const message = pathProblem(glob);
      if (message === undefined) return true;
      problems.push({ path, range: config.rangeOf([section, key, index]), message, severity: 'error' });
      return false;
    });
    if (Array.isArray(written)) part[key] = sound;
    else if (sound.length === 0) delete part[key];
  }
  return { ...config, problems };
}
