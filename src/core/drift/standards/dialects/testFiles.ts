/** True for a file of tests, by its name or a folder of it. */
export function isTestFile(path: string): boolean {
  return /(?:^|\/)(?:\w*[-_.])?(?:tests?|specs?|testing|it)(?:[-_.]\w*)?\/|Tests?\w*\.\w+$|Spec\.\w+$|IT\.\w+$/i.test(
    path,
  );
}
