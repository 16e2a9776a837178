import { Command } from 'commander'
import type { SignInOptions } from './sign-in.ts'
import { runServerCommand } from './server-command.ts'

/** What the environment says when a command does not. */
export interface Defaults {
  server: string
  key: string
  /** API key by which `publish`, `status` and `intake` sign in; absent: the publishing key signs. */
  apiKey?: string | undefined
  /** Path of the Chromium that draws widgets for `check`. */
  chromium: string | undefined
}

/** Commands that work on the installation beside this package rather than on a plugin. */
const serverCommands = [
  ['backup', '[file]', 'write the whole installation into one file, by default into WADAH_BACKUP_DIR'],
  ['restore', '<file>', 'put a backup into an empty data folder (WADAH_DATA_DIR) or database (DATABASE_URL)'],
  ['create-admin', '--real --email <e-mail> --name <name>', 'make an administrator of a real installation: the first, or one more'],
  ['admin', '<what>', 'help people who cannot sign in: list, reset-password, reset-second-factor, make-administrator, recovery-sheet'],
  ['osv', 'import <file> | check', 'keep a file of known vulnerabilities for the checks of releases; check what Wadah itself is made of'],
  ['audit', 'verify | export <file>', 'verify the audit trail, also against an export (--export <file>), or export it'],
] as const

/** Declares every command; each loads what it needs only when it runs. */
export function createProgram(defaults: Defaults): Command {
  const program = new Command('wadah').description('Packs, seals and publishes plugins of Wadah; uploads tables; keeps backups.')
  addReleaseCommands(program, defaults)
  addCheckCommand(program, defaults)
  addDeliveryCommands(program, defaults)
  for (const [name, usage, description] of serverCommands) {
    program
      .command(name)
      .argument('[args...]')
      .usage(usage)
      .allowUnknownOption()
      .description(description)
      .action((args: string[]) => runServerCommand(name, args))
  }
  return program
}

function keyOption({ key }: Defaults): [flags: string, description: string, value: string] {
  return ['--key <file>', 'publishing key of the OPD (WADAH_PUBLISHING_KEY)', key]
}

/** What is done with a release without a server. */
function addReleaseCommands(program: Command, defaults: Defaults): void {
  program
    .command('pack')
    .argument('[folder]', 'folder of the plugin', '.')
    .description('pack a plugin into one release')
    .action(async (folder: string) => void (await (await import('./commands/pack.ts')).pack(folder)))
  program
    .command('keygen')
    .argument('<opd>', 'e.g. dinkes')
    .requiredOption('--out <file>', 'where to write the key')
    .description('make the publishing key of an OPD')
    .action(async (opd: string, options: { out: string }) => (await import('./commands/keygen.ts')).keygen(opd, options))
  program
    .command('seal')
    .argument('[path]', 'folder of a plugin, or a packed release', '.')
    .option(...keyOption(defaults))
    .requiredOption('--out <file>', 'where to write the sealed release')
    .description('seal a release without publishing it')
    .action(async (path: string, options: { key: string; out: string }) => (await import('./commands/seal.ts')).seal(path, options))
  program
    .command('verify')
    .argument('<release>', 'a sealed release')
    .option(...keyOption(defaults))
    .description('check offline that a release is what an OPD sealed')
    .action(async (file: string, options: { key: string }) => (await import('./commands/verify.ts')).verify(file, options))
  program
    .command('compare')
    .argument('<before>', 'folder of a plugin, or a packed release')
    .argument('<after>', 'folder of a plugin, or a packed release')
    .description('say which version a change of contract asks for')
    .action(async (before: string, after: string) => (await import('./commands/compare.ts')).compare(before, after))
}

/** What is asked of a release before it is submitted. */
function addCheckCommand(program: Command, { chromium }: Defaults): void {
  program
    .command('check')
    .argument('[path]', 'folder of a plugin, or a packed release', '.')
    .option('--against <release>', 'the release that runs, to see what a curator will be asked to consent to')
    .option('--osv <file>', 'an export of OSV, to look for known vulnerabilities')
    .description('run the checks the server will run')
    .action(async (path: string, options: { against?: string; osv?: string }) =>
      (await import('./commands/check.ts')).check(path, { ...options, chromium }),
    )
}

/** What is sent to a running server: signed, or with an API key. */
function addDeliveryCommands(program: Command, defaults: Defaults): void {
  const serverOption: [flags: string, description: string, value: string] = [
    '--server <url>',
    'address of the server (WADAH_SERVER)',
    defaults.server,
  ]
  const apiKeyOption: [flags: string, description: string] = [
    '--api-key-file <file>',
    'file of an API key to sign in with (WADAH_API_KEY holds the key itself); sealing stays with the publishing key',
  ]
  const signIn = (options: SignInOptions): SignInOptions => ({ ...options, apiKey: defaults.apiKey })
  program
    .command('publish')
    .argument('[path]', 'folder of a plugin, or a packed release', '.')
    .option(...serverOption)
    .option(...keyOption(defaults))
    .option(...apiKeyOption)
    .description('seal a release, submit it to a running server and wait for the verdict of its checks')
    .action(async (path: string, options: SignInOptions) => (await import('./commands/publish.ts')).publish(path, signIn(options)))
  program
    .command('status')
    .argument('[plugin]', 'e.g. dinkes.puskesmas; without it: every plugin of the OPD')
    .option(...serverOption)
    .option(...keyOption(defaults))
    .option(...apiKeyOption)
    .description('say where submitted releases stand, and why')
    .action(async (plugin: string | undefined, options: SignInOptions) =>
      (await import('./commands/status.ts')).status(plugin, signIn(options)),
    )
  program
    .command('intake')
    .argument('<plugin/intake>', 'e.g. dinkes.puskesmas/unggah')
    .argument('<file>')
    .option(...serverOption)
    .option(...keyOption(defaults))
    .option(...apiKeyOption)
    .description('upload a table')
    .action(async (target: string, file: string, options: SignInOptions) =>
      (await import('./commands/intake.ts')).intake(target, file, signIn(options)),
    )
}
