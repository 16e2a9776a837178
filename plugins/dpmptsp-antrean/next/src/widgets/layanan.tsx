export { default } from '../../../src/widgets/layanan.tsx'
