const quoted = /(["'`“‘])(?:(?!["'`”’]).){1,200}(["'`”’])/gu
const numbers = /\d+(?:[.,]\d+)*/g
const location = /^\s*at .*$/

/**
 * A message of a plugin's code without what it may quote of the data: numbers become `#`, quoted words `…`.
 *
 * @remarks Lines of a stack keep their places in the code, since those are what mends it. Words outside of quotes stay: an author who
 * builds sentences of names defeats this, and the guide says so.
 */
export function redact(text: string): string {
  return text
    .split('\n')
    .map((line) => (location.test(line) ? line : line.replaceAll(quoted, '$1…$2').replaceAll(numbers, '#')))
    .join('\n')
}
