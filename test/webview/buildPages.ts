import { buildPages } from '../../scripts/pages.ts';

/** Build the pages as they are shipped: the tests open what users get. */
export async function setup(): Promise<void> {
  await buildPages({ development: false, watch: false });
}
