// Imports known vulnerabilities for the checks of releases: node apps/server/src/commands/osv.ts import <file or folder> [--real]
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '@wadah/errors'
import { loadConfig } from '../config.ts'
import { importOsv, osvFile } from '../curation/known-vulnerabilities.ts'
import { openDataFolder } from '../start/data-folder.ts'
import { runCommand } from './run-command.ts'

const args = process.argv.slice(2)
const [verb, source] = args.filter((argument) => !argument.startsWith('--'))

await runCommand(async () => {
  if (verb !== 'import' || source === undefined)
    throw new CodedError(
      'invalid_input',
      'Write: wadah osv import <file>; the file is an export of OSV for npm, or a folder of its entries.',
    )
  const config = loadConfig(args.filter((argument) => argument.startsWith('--')))
  const folder = openDataFolder(config.dataDir, config.demo ? 'demo' : 'real', config.city)
  const { entries, newest } = await importOsv(await readExport(source), config.osv ?? folder.file(osvFile))
  return `Took over ${entries} known vulnerabilities of packages, the newest of ${newest?.slice(0, 10) ?? 'an unknown day'}. Releases are checked against them from now on.`
})

/** A file as it is; the entries of a folder, one a line. Throws `not_found`. */
async function readExport(path: string): Promise<string> {
  try {
    if (!(await stat(path)).isDirectory()) return await readFile(path, 'utf8')
    const names = (await readdir(path)).filter((name) => name.endsWith('.json'))
    const texts = await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')))
    return texts.map((text) => JSON.stringify(JSON.parse(text))).join('\n')
  } catch (cause) {
    throw new CodedError('not_found', `${path} cannot be read as an export of OSV.`, { cause })
  }
}
