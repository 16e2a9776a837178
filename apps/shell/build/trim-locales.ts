import type { Plugin } from 'vite'

const otherLocale = /[\\/]react-(?:aria|stately|aria-components)[\\/].*[\\/]intl[\\/].*(?<!en-US)\.m?js$/

/**
 * Leaves out what React Aria says in thirty languages the shell does not speak; each falls back to its English.
 *
 * @remarks Every text people see or hear in Indonesian is given by the shell itself.
 */
export function trimLocales(): Plugin {
  return {
    name: 'wadah-trim-locales',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (otherLocale.test(id) ? `export { default } from './en-US.mjs'` : undefined),
  }
}
