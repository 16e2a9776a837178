import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser'
import { layerRules } from './layer-rules.ts'

/** What a look at the imports found: how many modules were seen, and which rules they break. */
export interface LayerReport {
  modules: number
  violations: IViolation[]
}

/** Follows the imports of a tree and holds them against the layers. Paths in the result are relative to `baseDir`. */
export async function cruiseLayers(baseDir: string): Promise<LayerReport> {
  const result = await cruise(
    ['apps', 'packages', 'plugins'],
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: layerRules },
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(dist|\\.turbo)/' },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['import', 'default'],
        extensions: ['.ts', '.tsx', '.js', '.json'],
      },
    },
    { symlinks: true },
  )
  const { modules, summary } = result.output as ICruiseResult
  const own = modules.filter((module) => /\.tsx?$/.test(module.source) && !module.source.includes('node_modules'))
  return { modules: own.length, violations: summary.violations }
}
