import { CodedError } from '@wadah/errors/coded-error'
import type { AdapterHost, AdapterHostOptions } from './adapter-host.ts'

/** Creates the host that runs adapters in threads of their own. */
export function createAdapterHost(options: AdapterHostOptions): AdapterHost {
  throw new CodedError('internal', `The pool of ${options.workers} threads comes with the next commit.`)
}
