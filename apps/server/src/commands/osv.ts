// Known vulnerabilities: node apps/server/src/commands/osv.ts import <file or folder> | check [--real]
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '@wadah/errors'
import { vulnerabilitiesIn } from '@wadah/plugin-bundle/osv'
import { loadConfig } from '../config.ts'
import { createOsvReader, importOsv, osvFile } from '../curation/known-vulnerabilities.ts'
import { lockedPackages } from '../curation/locked-packages.ts'
import { openDataFolder } from '../start/data-folder.ts'
import { runCommand } from './run-command.ts'

const args = process.argv.slice(2)
const [verb, source] = args.filter((argument) => !argument.startsWith('--'))

const lockFile = join(import.meta.dirname, '..', '..', '..', '..', 'pnpm-lock.yaml')

await runCommand(async () => {
  if (verb !== 'check' && (verb !== 'import' || source === undefined))
    throw new CodedError(
      'invalid_input',
      'Write: wadah osv import <file>, where the file is an export of OSV for npm or a folder of its entries; or wadah osv check.',
    )
  const config = loadConfig(args.filter((argument) => argument.startsWith('--')))
  const folder = openDataFolder(config.dataDir, config.demo ? 'demo' : 'real', config.city)
  const target = config.osv ?? folder.file(osvFile)
  if (source === undefined) return checkInstalled(target)
  const { entries, newest } = await importOsv(await readExport(source), target)
  return `Took over ${entries} known vulnerabilities of packages, the newest of ${newest?.slice(0, 10) ?? 'an unknown day'}. Releases are checked against them from now on; Wadah itself by: wadah osv check`
})

/** Looks for what is known of the packages Wadah itself is made of. Throws `not_found` without an import, `invalid_release` with the findings. */
async function checkInstalled(target: string): Promise<string> {
  const osv = await createOsvReader(target)()
  if (osv === undefined)
    throw new CodedError('not_found', 'No vulnerabilities were imported yet. Bring them in first: wadah osv import <file>')
  const packages = lockedPackages(await readFile(lockFile, 'utf8'))
  const found = packages.flatMap(({ name, version }) =>
    vulnerabilitiesIn(osv, name, version).map(({ id, summary }) => `  ${name} ${version}  ${id}: ${summary}`),
  )
  const until = osv.newest?.slice(0, 10) ?? 'an unknown day'
  if (found.length === 0) return `${packages.length} packages of Wadah, none with a vulnerability known by ${until}.`
  throw new CodedError(
    'invalid_release',
    `${found.length} known vulnerabilities in what Wadah is made of, by ${until}:\n${found.join('\n')}`,
  )
}

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
