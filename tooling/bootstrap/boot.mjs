// The one door of every root command. Plain JavaScript on Node ≥ 18 with no dependencies, because on a bare machine
// it runs before anything is installed: it brings pnpm, the pinned Node and the packages, then hands over.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tasks } from './tasks.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const { packageManager, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const [taskName = 'start', ...args] = process.argv.slice(2)
// Before anything takes its time: a parent that dies meanwhile is to be missed.
const npm = process.env.npm_lifecycle_event === undefined ? undefined : process.ppid

/** The caller's environment without npm's own variables: they would steer pnpm and the scripts it runs. */
function cleanEnvironment() {
  const kept = /^npm_config_(registry|cache|cafile|userconfig|globalconfig|proxy|https?_proxy|noproxy|strict_ssl)$/i
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)))
  env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  env.TURBO_TELEMETRY_DISABLED = '1'
  env.DO_NOT_TRACK = '1'
  return env
}

const env = cleanEnvironment()

function fail(message) {
  console.error(`\n✖ ${message}\n`)
  process.exit(1)
}

function run(command, commandArgs, { quiet = false } = {}) {
  const result = spawnSync(command, commandArgs, { cwd: root, env, stdio: quiet ? 'pipe' : 'inherit', encoding: 'utf8' })
  if (result.error) fail(`“${command}” could not be started: ${result.error.message}`)
  return result
}

/** npm that was killed says nothing, and a shell between us and it keeps signals to itself: without npm the step is stopped, once. */
function whenNpmIsGone(stop) {
  if (npm === undefined) return () => undefined
  const timer = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(timer)
    stop('SIGTERM')
  }, 500)
  return () => clearInterval(timer)
}

/** Runs one step to its end; a signal that stops us stops it, so that no server is left behind. */
function runStep(command, commandArgs) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArgs, { cwd: root, env, stdio: 'inherit' })
    const stop = (signal) => child.kill(signal)
    const wait = () => undefined
    process.on('SIGTERM', stop)
    process.on('SIGHUP', stop)
    // Ctrl+C reaches the child by the terminal; we wait for it to stop by itself.
    process.on('SIGINT', wait)
    const forgetNpm = whenNpmIsGone(stop)
    child.once('error', (error) => fail(`“${command}” could not be started: ${error.message}`))
    child.once('exit', (code) => {
      forgetNpm()
      for (const [signal, listener] of [
        ['SIGTERM', stop],
        ['SIGHUP', stop],
        ['SIGINT', wait],
      ])
        process.off(signal, listener)
      resolve(code ?? 1)
    })
  })
}

function installWhenChanged() {
  const stamp = join(root, 'node_modules', '.wadah-install')
  const key = createHash('sha256')
    .update(packageManager)
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  console.log('Wadah: installing packages (first time about half a minute) …')
  const result = run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'])
  if (result.status !== 0)
    fail(
      'Installing packages failed. The lines above say why; check the network or the registry setting of npm, then run the same command again.',
    )
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, key)
}

function checkNode() {
  // A build that pnpm was not allowed to run would leave scripts silently on the old Node.
  const version = run('node', ['-p', 'process.versions.node'], { quiet: true }).stdout.trim()
  if (Number(version.split('.')[0]) < 24) {
    fail(
      `Wadah needs Node 24 or newer, but its scripts get ${version}. The npm package “node@${optionalDependencies.node}” did not install for this platform; install Node 24 or newer yourself and run the same command again.`,
    )
  }
}

const task = tasks[taskName]
if (!task) fail(`There is no command “${taskName}”. Known: ${Object.keys(tasks).join(', ')}.`)
installWhenChanged()
checkNode()
for (const step of task(args)) {
  if (step.say) console.log(`Wadah: ${step.say}`)
  const status =
    step.command === 'pnpm' ? await runStep('npx', ['--yes', packageManager, ...step.args]) : await runStep(step.command, step.args)
  if (status !== 0) process.exit(status)
}
