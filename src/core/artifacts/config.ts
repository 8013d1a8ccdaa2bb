import { type Config, configSchema } from '../model/config.ts';
import type { Problem } from '../model/problem.ts';
import { asList } from '../model/rule.ts';
import { pathProblem } from './blueprintChecks.ts';
import { type Decoded, decode } from './schema.ts';
import { readYaml } from './yamlText.ts';

/** Read `config.yaml`. */
export function readConfig(path: string, text: string): Decoded<Config> {
  const decoded = decode(configSchema, readYaml(path, text), { defaults: { version: 1 } });
  return { ...decoded, problems: [...decoded.problems, ...checkPaths(decoded)] };
}

function checkPaths(config: Decoded<Config>): Problem[] {
  const { sources, docs } = config.value;
  const places = [
    ...(['include', 'exclude'] as const).map(key => ({
      at: ['sources', key],
      written: asList(sources?.[key]),
    })),
    ...(['root', 'decisions', 'context'] as const).map(key => ({
      at: ['docs', key],
      written: asList(docs?.[key]),
    })),
  ];
  return places.flatMap(({ at, written }) =>
    written.flatMap((text, index): Problem[] => {
      const message = pathProblem(text);
      if (message === undefined) return [];
      return [{ path: config.path, range: config.rangeOf([...at, index]), message, severity: 'error' }];
    }),
  );
}
