import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { locales } from '@wadah/contracts/texts'

/** Texts that one language has and the other lacks, or that the widgets ask for in vain. */
export function checkTexts(pluginDir: string): string[] {
  const texts = locales.map((locale) => ({
    locale,
    all: JSON.parse(readFileSync(join(pluginDir, 'locales', `${locale}.json`), 'utf8')) as Record<string, string>,
  }))
  const keys = [...new Set(texts.flatMap(({ all }) => Object.keys(all)))]
  const uneven = texts.flatMap(({ locale, all }) =>
    keys.filter((key) => all[key] === undefined).map((key) => `locales/${locale}.json lacks “${key}”.`),
  )
  const asked = askedFor(join(pluginDir, 'src')).filter(({ start, isWhole }) =>
    isWhole ? !keys.includes(start) : !keys.some((key) => key.startsWith(start)),
  )
  return [
    ...uneven,
    ...asked.map(({ start, isWhole }) => `The widgets ask for the text “${start}${isWhole ? '' : '…'}”, which is in no language.`),
  ]
}

/** `t('key')` and `t(`key.${…}`)`. */
const asking = /(?<![\w.])t\(\s*(?:'([^']+)'|`([^`$]+)(`|\$\{))/g

/** Keys that are written out in the sources, and the written beginnings of those that are put together. */
function askedFor(folder: string): { start: string; isWhole: boolean }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(asking)].map(([, quoted, started = '', end]) => ({
        start: quoted ?? started,
        isWhole: end !== '${',
      })),
    )
}
