// The same bridge as 1.0.0: what is new is drawn from what it already gives.
export { adapter, type Adapter } from '../../src/adapter.ts'
