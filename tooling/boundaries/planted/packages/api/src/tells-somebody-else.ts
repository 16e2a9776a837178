export const told = fetch('https://statistik.example')
