import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { compare } from './commands/compare.ts'
import { intake } from './commands/intake.ts'
import { keygen } from './commands/keygen.ts'
import { pack } from './commands/pack.ts'
import { publish } from './commands/publish.ts'
import { verify } from './commands/verify.ts'
import { sayError } from './print.ts'

const serverDefault = process.env.WADAH_SERVER ?? 'http://localhost:3278'
const keyDefault = process.env.WADAH_PUBLISHING_KEY ?? 'publishing-key.json'

/** Commands that work on the installation beside this package rather than on a plugin. */
function serverCommand(name: string): (args: string[]) => void {
  return (args) => {
    const script = join(import.meta.dirname, '..', '..', '..', 'apps', 'server', 'src', 'commands', `${name}.ts`)
    if (!existsSync(script)) return sayError(new Error(`“wadah ${name}” runs on the machine of the server, in the folder of Wadah.`))
    process.exitCode = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status ?? 1
  }
}

const program = new Command('wadah').description('Packs, seals and publishes plugins of Wadah; uploads tables; keeps backups.')

program.command('pack').argument('[folder]', 'folder of the plugin', '.').description('pack a plugin into one release').action(async (folder: string) => void (await pack(folder)))
program.command('keygen').argument('<opd>').requiredOption('--out <file>', 'where to write the key').description('make the publishing key of an OPD').action(keygen)
program
  .command('publish')
  .argument('[path]', 'folder of a plugin, or a packed release', '.')
  .option('--server <url>', 'address of the server', serverDefault)
  .option('--key <file>', 'publishing key of the OPD', keyDefault)
  .description('seal a release and publish it to a running server')
  .action(publish)
program
  .command('intake')
  .argument('<plugin/intake>', 'e.g. dinkes.puskesmas/unggah')
  .argument('<file>')
  .option('--server <url>', 'address of the server', serverDefault)
  .option('--key <file>', 'publishing key of the OPD', keyDefault)
  .description('upload a table')
  .action(intake)
program.command('verify').argument('<release>').option('--key <file>', 'publishing key of the OPD', keyDefault).description('check offline that a release is what an OPD sealed').action(verify)
program.command('compare').argument('<before>').argument('<after>').description('say which version a change of contract asks for').action(compare)
for (const [name, description] of [
  ['backup', 'write the whole installation into one file'],
  ['restore', 'put a backup into an empty installation'],
  ['create-admin', 'make the first administrator of a real installation'],
] as const) {
  program.command(name).argument('[args...]').allowUnknownOption().description(description).action(serverCommand(name))
}

await program.parseAsync().catch(sayError)
