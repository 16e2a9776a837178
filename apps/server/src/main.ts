import { isCodedError } from '@wadah/errors'
import { loadConfig } from './config.ts'
import { startServer, type RunningServer } from './start/start-server.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** A second signal, or a stop that hangs, ends the process anyway. */
const patienceMs = 20_000

function stopOnSignal(server: RunningServer): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      say('Stopping …')
      setTimeout(() => process.exit(1), patienceMs).unref()
      void server.stop().then(() => process.exit(0))
    })
  }
}

try {
  const config = loadConfig()
  const started = performance.now()
  say(config.demo ? 'Wadah · demo mode' : 'Wadah')
  const server = await startServer(config, { say, isTerminal: process.stdout.isTTY })
  stopOnSignal(server)
  say(`Ready in ${((performance.now() - started) / 1_000).toFixed(1)} s: ${server.url.replace('127.0.0.1', 'localhost')}`)
} catch (error) {
  process.stderr.write(`${isCodedError(error) ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}
