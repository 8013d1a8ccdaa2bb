import type { Contract } from '../../model/blueprint.ts';
import type { PhaseContext } from '../../plan/phaseContext.ts';
import { isInside } from '../relativePath.ts';
import type { Endpoint } from './endpoint.ts';
import { openApiEndpoints } from './openapi.ts';

/** A contract of the blueprint, with what its file says. */
export interface ContractFile {
  contract: Contract;
  isThere: boolean;
  /** Undefined where the file is none of an HTTP API, or cannot be read. */
  endpoints: readonly Endpoint[] | undefined;
}

/** Whether a contract describes an HTTP API. */
export const isHttpApi = ({ kind }: Contract): boolean => /^(?:openapi|swagger)/i.test(kind);

/** Read the contracts that the blueprint names; files outside the workspace are not looked at. */
export function contractFiles({ workspace, read, exists, kept }: PhaseContext): ContractFile[] {
  return (workspace.blueprint?.value.contracts ?? []).map(contract => {
    const { path } = contract;
    const isThere = isInside(path) && exists(path);
    const text = isThere && isHttpApi(contract) ? read(path) : undefined;
    const endpoints =
      text === undefined ? undefined : kept(`endpoints of ${path}`, text, () => openApiEndpoints(text, path));
    return { contract, isThere, endpoints };
  });
}
