import type { SharedModules } from '@wadah/plugin-host/shared-modules'

/** The table of shared modules that the build wrote into the page. */
export const sharedModules: SharedModules = JSON.parse(document.getElementById('shared-modules')?.textContent ?? '[]') as SharedModules
