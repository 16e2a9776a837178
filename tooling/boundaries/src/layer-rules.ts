import type { IForbiddenRuleType } from 'dependency-cruiser'
import { layers, soleUsers } from './layers.ts'

/** Test files and test doors may reach for real servers and sandboxes; what ships may not. */
const testFiles = '(\\.test\\.tsx?$|/testing/|/fixtures/|/preview/|vitest\\.config\\.ts$)'
const ownWorkspace = '^(apps|packages|plugins|tooling)/'

function layerRule([part, allowed]: [string, readonly string[]]): IForbiddenRuleType {
  const reachable = [part, ...allowed].map((path) => `^${path}/`)
  return {
    name: `layer ${part}`,
    severity: 'error',
    from: { path: `^${part}/src/`, pathNot: testFiles },
    to: { path: ownWorkspace, pathNot: reachable },
  }
}

function soleUserRule([library, user]: [string, string]): IForbiddenRuleType {
  return {
    name: `only ${user} uses ${library}`,
    severity: 'error',
    from: { path: ownWorkspace, pathNot: [`^${user}/`, testFiles] },
    to: { path: `(^|/)${library}(/|$)` },
  }
}

/** The layers of the workspace as dependency-cruiser reads them. */
export const layerRules: IForbiddenRuleType[] = [
  ...Object.entries(layers).map(layerRule),
  ...Object.entries(soleUsers).map(soleUserRule),
  {
    name: 'a plugin imports the SDK and its own files',
    severity: 'error',
    from: { path: '^plugins/([^/]+)/src/', pathNot: testFiles },
    to: { path: ownWorkspace, pathNot: ['^plugins/$1/', '^packages/plugin-sdk/'] },
  },
  {
    name: 'the shell knows the api as types only',
    severity: 'error',
    from: { path: '^apps/shell/src/', pathNot: testFiles },
    to: { path: '^packages/api/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no cycles',
    severity: 'error',
    from: { path: ownWorkspace },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
]
