import { documentPath } from '../plan/phaseContext.ts';
import { documentForms } from '../plan/phases/documentation.ts';
import type { ContractFile } from './api/contractFiles.ts';
import { isHttpApi } from './api/contractFiles.ts';
import type { Endpoint } from './api/endpoint.ts';
import type { BlockDefinition, DocumentDefinition } from './document.ts';
import type { DocumentInput } from './documentInput.ts';
import { codes, inline, linkTo, listOf, sentence, tableOf, under } from './prose.ts';

/** Whether there is anything that others call: endpoints in phase 2, or a contract of an HTTP API. */
const hasApi = ({ endpoints, contracts, architecture }: DocumentInput): boolean =>
  endpoints.length > 0 ||
  contracts.some(({ contract }) => isHttpApi(contract)) ||
  architecture.text('apiContracts') !== undefined;

const endpointsBlock: BlockDefinition = {
  name: 'endpoints',
  source: 'the API contracts of phase 2 and the contract files',
  write: ({ endpoints }, path) => {
    const [first, ...others] = new Set(endpoints.map(({ sources }) => sourceWords(sources, path)));
    const common = others.length === 0 ? first : undefined;
    return under(
      '## Endpoints',
      common === undefined ? '' : `They are described in ${common}.`,
      overviewTable(endpoints),
      ...endpoints.map(endpoint => described(endpoint, common === undefined ? path : undefined)),
    );
  },
};

const sourceWords = (sources: readonly string[], path: string): string =>
  sources.map(source => linkTo(source, source, path)).join(' and ');

function overviewTable(endpoints: readonly Endpoint[]): string {
  const says = endpoints.some(({ summary }) => summary !== '');
  return tableOf(
    ['Method', 'Path', ...(says ? ['What it does'] : [])],
    endpoints.map(({ method, path, summary }) => [method, codes([path]), ...(says ? [inline(summary)] : [])]),
  );
}

/** One endpoint; `path` is the file that it is written into, where its source is to be named. */
function described(endpoint: Endpoint, path: string | undefined): string {
  const { method, path: route, summary, auth, request, response, errors, sources } = endpoint;
  const facts = [
    ['Who may call it', auth],
    ['Request', request],
    ['Response', response],
    ['Errors', errors],
  ].flatMap(([label = '', text = '']) => (text === '' ? [] : [`**${label}:** ${inline(text)}`]));
  const source = path === undefined ? [] : [`Described in ${sourceWords(sources, path)}`];
  return under(
    `### ${method} ${codes([route])}`,
    sentence(inline(summary)),
    listOf([...facts, ...source]) || 'Nothing more is written down yet.',
  );
}

const contractsBlock: BlockDefinition = {
  name: 'contracts',
  source: 'the contracts of the blueprint',
  write: ({ contracts }, path) =>
    under(
      '## Contracts',
      contracts.length === 0 ? '' : 'Schemas that others rely on. A change that breaks one must be declared.',
      tableOf(
        ['Contract', 'Kind', 'File', 'Served by', 'Used by'],
        contracts.map(known => [
          inline(known.contract.id),
          inline(known.contract.kind),
          fileWords(known, path),
          codes(known.contract.provider === undefined ? [] : [known.contract.provider]),
          codes(known.contract.consumers ?? []),
        ]),
      ),
    ),
};

function fileWords({ contract, isThere, endpoints }: ContractFile, path: string): string {
  if (!isThere) return `${codes([contract.path])} (not there yet)`;
  const link = linkTo(contract.path, contract.path, path);
  return isHttpApi(contract) && endpoints === undefined ? `${link} (could not be read)` : link;
}

/** What others may call; undefined where there is no API. */
export function apiReference(input: DocumentInput): DocumentDefinition | undefined {
  if (!hasApi(input)) return undefined;
  return {
    ...documentForms['api-reference'],
    kind: 'document',
    path: documentPath(input.context.workspace.settings, 'api-reference'),
    blocks: [endpointsBlock, contractsBlock],
  };
}
