// Compiled for Wadah, Apache-2.0: words people in Indonesian offices are known to build passwords of, as the lists of leaked passwords that
// the package beside it brings are English for the most part. Lower case, without the digits and marks that are usually put around them.
const words = `
admin administrator adminadmin adminku superadmin operator operatordata petugas petugasdata kepaladinas kepalabidang sekretaris bendahara
rahasia rahasiaku rahasiasekali rahasianegara sangatrahasia inirahasia katasandi katasandiku katasandibaru sandi sandiku sandirahasia
passwordku passwordbaru ubahsaya gantisandi gantipassword kuncirumah bukapintu masukaja bolehmasuk lupasandi lupapassword
sayang sayangku sayangkamu sayangmama sayangpapa sayangibu akusayangkamu cinta cintaku cintakamu akucintakamu akucinta cintaindonesia
bismillah bismillahirrahmanirrahim alhamdulillah subhanallah allahuakbar astaghfirullah insyaallah assalamualaikum masyaallah
indonesia indonesiaraya indonesiaku indonesiamerdeka merdeka dirgahayu garuda garudaku pancasila bhinnekatunggalika nusantara majapahit
jakarta bandung surabaya semarang yogyakarta medan makassar palembang tasikmalaya tasik kotatasik kotatasikmalaya tasikresik priangan
jawabarat jabar sunda sundapride siliwangi galunggung ciamis garut banjar cirebon bogor bekasi depok tangerang
persib persibbandung maungbandung persija persijajakarta arema aremaindonesia persebaya bobotoh viking bonek jakmania timnas
pemkot pemkottasik pemkottasikmalaya pemerintah pemerintahkota walikota wakilwalikota wali kotatasikmalaya kominfo diskominfo
diskominfotasik bapenda disdukcapil dinkes dishub disdik dinsos puskesmas kelurahan kecamatan balaikota setda sekda bappeda
selamatpagi selamatdatang selamatsiang terimakasih apakabar semangat semangatpagi suksesselalu sukses jayaselalu bahagia bahagiaselalu
keluarga keluargaku anakku istriku suamiku mamaku papaku ibuku ayahku bapakku mamapapa ayahibu anaksoleh
kucing kucingku kelinci kupukupu matahari bintang bulan bulanbintang mawar melati mawarmelati pelangi samudera
nasigoreng baksoenak kopihitam kopisusu tehmanis sambalterasi nasitutug nasitutugoncom
satuduatiga satuduatigaempat abcdefghijkl qwertyindonesia asdfghjkl komputer komputerku laptopku internet wifigratis wifikantor
januari februari agustus september oktober november desember seninselasa
`

/** Words that make no password. */
export const commonIndonesian: readonly string[] = words.trim().split(/\s+/)
