import { dottedPrefixes } from '../declared/dottedNames.ts';

// The packages that the modules of JDK 17 export (`java --describe-module`), as roots below which everything is the
// JDK's; and the standard library of Kotlin. `javax` is shared with Jakarta EE and others.
const roots: ReadonlySet<string> = new Set([
  ...'java jdk kotlin netscape.javascript org.ietf.jgss org.w3c.dom org.xml.sax sun.misc sun.reflect'.split(
    ' ',
  ),
  ...'jarsigner java.accessibility jdi management net.httpserver nio security source tools'
    .split(' ')
    .map(name => `com.sun.${name}`),
  ...(
    'accessibility annotation.processing crypto imageio lang.model management naming net print rmi.ssl script ' +
    'security.auth security.cert security.sasl smartcardio sound sql swing tools transaction.xa xml.catalog ' +
    'xml.crypto xml.datatype xml.namespace xml.parsers xml.stream xml.transform xml.validation xml.xpath'
  )
    .split(' ')
    .map(name => `javax.${name}`),
]);

/** Packages below those roots that come from elsewhere. */
const others: ReadonlySet<string> = new Set([
  'kotlin.test',
  'javax.management.j2ee',
  'javax.security.auth.message',
]);

/** Whether a package belongs to the JDK or to Kotlin's standard library. */
export function isPlatformPackage(name: string): boolean {
  if (name === 'javax.xml') return true;
  for (const prefix of dottedPrefixes(name)) {
    if (others.has(prefix)) return false;
    if (roots.has(prefix)) return true;
  }
  return false;
}
