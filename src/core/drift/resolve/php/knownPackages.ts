// Namespaces that belong to one package, as the packages' composer.json say: for workspaces without a composer.lock,
// and for packages that are loaded by a class map, which names no namespace.
const packages: Readonly<Record<string, string>> = {
  carbon: 'nesbot/carbon',
  'doctrine\\common\\collections': 'doctrine/collections',
  'doctrine\\dbal': 'doctrine/dbal',
  'doctrine\\orm': 'doctrine/orm',
  'doctrine\\persistence': 'doctrine/persistence',
  faker: 'fakerphp/faker',
  guzzlehttp: 'guzzlehttp/guzzle',
  'guzzlehttp\\promise': 'guzzlehttp/promises',
  'guzzlehttp\\psr7': 'guzzlehttp/psr7',
  mockery: 'mockery/mockery',
  monolog: 'monolog/monolog',
  'pestphp\\pest': 'pestphp/pest',
  phpparser: 'nikic/php-parser',
  phpstan: 'phpstan/phpstan',
  'phpstan\\phpdocparser': 'phpstan/phpdoc-parser',
  phpunit: 'phpunit/phpunit',
  'psr\\cache': 'psr/cache',
  'psr\\clock': 'psr/clock',
  'psr\\container': 'psr/container',
  'psr\\eventdispatcher': 'psr/event-dispatcher',
  'psr\\http\\client': 'psr/http-client',
  'psr\\http\\message': 'psr/http-message',
  'psr\\log': 'psr/log',
  'psr\\simplecache': 'psr/simple-cache',
  'ramsey\\uuid': 'ramsey/uuid',
  'sebastianbergmann\\codecoverage': 'phpunit/php-code-coverage',
  'sebastianbergmann\\comparator': 'sebastian/comparator',
  'sebastianbergmann\\diff': 'sebastian/diff',
  'sebastianbergmann\\exporter': 'sebastian/exporter',
  twig: 'twig/twig',
};

const symfony = /^Symfony\\Component\\(Security\\[A-Z]\w*|[A-Z]\w*)(?:\\|$)/;

/** The package that a name belongs to where its namespace alone tells, and how much of it told. */
export function knownPackage(
  qualified: string,
  prefixes: readonly string[],
): { name: string; prefix: string } | undefined {
  for (const prefix of prefixes)
    if (Object.hasOwn(packages, prefix)) return { name: packages[prefix]!, prefix };
  const found = symfony.exec(qualified);
  if (found === null) return undefined;
  const words = found[1]!.replace('\\', '').replace(/(?<=[a-z\d])(?=[A-Z])/g, '-');
  return { name: `symfony/${words.toLowerCase()}`, prefix: `symfony\\component\\${found[1]!.toLowerCase()}` };
}
