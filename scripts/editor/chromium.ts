import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';
import { findCommand } from '../commands.ts';
import { chromium as chromiumPackage, requirePrograms } from './prerequisites.ts';

/** No sandbox, because the tests also run as root in a container; the rest keeps the browser off the network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's Chromium without a window: $CHROMIUM, or the one on the PATH. */
export async function launchChromium(): Promise<Browser> {
  if (!process.env.CHROMIUM) await requirePrograms('The browser tests', [chromiumPackage]);
  const executablePath = process.env.CHROMIUM || findCommand(...chromiumPackage.commands)!;
  return chromium.launch({ executablePath, args: flags });
}
