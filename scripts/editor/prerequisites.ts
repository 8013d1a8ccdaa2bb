import process from 'node:process';
import { findCommand } from '../commands.ts';
import { Failure } from '../failure.ts';
import { must } from '../processes.ts';
import { say } from '../terminal.ts';

/** A program that npm cannot install: the commands that prove it is there, and its package by manager. */
export interface Prerequisite {
  commands: readonly string[];
  packages: Readonly<Record<PackageManager, string>>;
}

type PackageManager = 'apt-get' | 'dnf' | 'pacman';

const installCommands: Readonly<Record<PackageManager, string>> = {
  'apt-get': 'apt-get install -y',
  dnf: 'dnf install -y',
  pacman: 'pacman -S --needed',
};

/** What the served VS Code needs to compile its native modules. */
export const compilers: readonly Prerequisite[] = [
  { commands: ['python3'], packages: { 'apt-get': 'python3', dnf: 'python3', pacman: 'python' } },
  { commands: ['make'], packages: { 'apt-get': 'make', dnf: 'make', pacman: 'make' } },
  { commands: ['g++'], packages: { 'apt-get': 'g++', dnf: 'gcc-c++', pacman: 'gcc' } },
  {
    commands: ['pkg-config'],
    packages: { 'apt-get': 'pkg-config', dnf: 'pkgconf-pkg-config', pacman: 'pkgconf' },
  },
  { commands: ['krb5-config'], packages: { 'apt-get': 'libkrb5-dev', dnf: 'krb5-devel', pacman: 'krb5' } },
];

/** The browser of the tests. */
export const chromium: Prerequisite = {
  commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  packages: { 'apt-get': 'chromium', dnf: 'chromium', pacman: 'chromium' },
};

/**
 * Makes sure that the programs are there. Installs them itself only as root on Debian and its relatives;
 * otherwise fails and names the one command to run.
 */
export async function requirePrograms(purpose: string, wanted: readonly Prerequisite[]): Promise<void> {
  const missing = wanted.filter(({ commands }) => findCommand(...commands) === undefined);
  if (missing.length === 0) return;
  if (findCommand('apt-get') && process.getuid?.() === 0) {
    const packages = missing.map(each => each.packages['apt-get']);
    say(`Installing ${packages.join(', ')} (apt-get) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await must('apt-get', ['update', '-q'], { env });
    await must('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
  }
  const absent = missing.filter(({ commands }) => findCommand(...commands) === undefined);
  if (absent.length > 0) throw new Failure(howToInstall(purpose, absent));
}

/** Says what is missing and the exact command for this machine's package manager. */
export function howToInstall(purpose: string, missing: readonly Prerequisite[]): string {
  const names = missing.map(({ commands }) => commands[0]).join(', ');
  const manager = (Object.keys(installCommands) as PackageManager[]).find(each => findCommand(each));
  const remedy = manager
    ? `Run: sudo ${installCommands[manager]} ${missing.map(each => each.packages[manager]).join(' ')}`
    : 'Install them with your package manager';
  return `${purpose} needs ${names}, not found on the PATH.\n${remedy}, then run this again.`;
}
