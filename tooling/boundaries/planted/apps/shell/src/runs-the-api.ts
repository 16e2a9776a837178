import { router } from '../../../packages/api/src/router.ts'

export const used = router
