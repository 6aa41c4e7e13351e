/**
 * How texts in English speak of States: code, what is of them, their capital, and short names besides those that the desk
 * knows. Only for finding them in a text; what a State is called is on record.
 */
const TABLE = `
AF Afghan|Kabul
AL Albanian|Tirana
DZ Algerian|Algiers
AD Andorran|Andorra la Vella
AO Angolan|Luanda
AG Antiguan|Saint John's
AR Argentine,Argentinian|Buenos Aires
AM Armenian|Yerevan
AU Australian|Canberra
AT Austrian|Vienna
AZ Azerbaijani|Baku
BS Bahamian|Nassau
BH Bahraini|Manama
BD Bangladeshi|Dhaka
BB Barbadian|Bridgetown
BY Belarusian|Minsk
BE Belgian|Brussels
BZ Belizean|Belmopan
BJ Beninese|Porto-Novo
BT Bhutanese|Thimphu
BO Bolivian|Sucre|Bolivia
BA Bosnian|Sarajevo|Bosnia
BW Botswanan|Gaborone
BR Brazilian|Brasília,Brasilia
BN Bruneian|Bandar Seri Begawan|Brunei
BG Bulgarian|Sofia
BF Burkinabe|Ouagadougou
BI Burundian|Gitega
KH Cambodian|Phnom Penh
CM Cameroonian|Yaoundé,Yaounde
CA Canadian|Ottawa
CV Cabo Verdean,Cape Verdean|Praia|Cape Verde
CF Central African|Bangui
TD Chadian|N'Djamena
CL Chilean|Santiago
CN Chinese|Beijing
CO Colombian|Bogotá,Bogota
KM Comorian|Moroni
CG |Brazzaville
CD Congolese|Kinshasa|DR Congo,DRC
CR Costa Rican|San José,San Jose
CI Ivorian|Yamoussoukro|Ivory Coast,Côte d'Ivoire
HR Croatian|Zagreb
CU Cuban|Havana
CY Cypriot|Nicosia
CZ Czech|Prague|Czech Republic
KP North Korean|Pyongyang|North Korea,DPRK
DK Danish|Copenhagen
DJ Djiboutian|
DM |Roseau
DO Dominican|Santo Domingo
EC Ecuadorian|Quito
EG Egyptian|Cairo
SV Salvadoran|San Salvador
GQ Equatorial Guinean|Malabo
ER Eritrean|Asmara
EE Estonian|Tallinn
SZ Swazi|Mbabane|Swaziland
ET Ethiopian|Addis Ababa
FJ Fijian|Suva
FI Finnish|Helsinki
FR French|Paris
GA Gabonese|Libreville
GM Gambian|Banjul|the Gambia
GE Georgian|Tbilisi
DE German|Berlin
GH Ghanaian|Accra
GR Greek|Athens
GD Grenadian|
GT Guatemalan|
GN Guinean|Conakry
GW Bissau-Guinean|Bissau
GY Guyanese|Georgetown
HT Haitian|Port-au-Prince
HN Honduran|Tegucigalpa
HU Hungarian|Budapest
IS Icelandic|Reykjavik,Reykjavík
IN Indian|New Delhi
ID Indonesian|Jakarta
IR Iranian|Tehran|Iran
IQ Iraqi|Baghdad
IE Irish|Dublin
IL Israeli|Jerusalem
IT Italian|Rome
JM Jamaican|Kingston
JP Japanese|Tokyo
JO Jordanian|Amman
KZ Kazakh,Kazakhstani|Astana,Nur-Sultan
KE Kenyan|Nairobi
KI I-Kiribati|Tarawa
KW Kuwaiti|Kuwait City
KG Kyrgyz|Bishkek
LA Lao,Laotian|Vientiane|Laos
LV Latvian|Riga
LB Lebanese|Beirut
LS Basotho|Maseru
LR Liberian|Monrovia
LY Libyan|Tripoli
LI Liechtenstein|Vaduz
LT Lithuanian|Vilnius
LU Luxembourgish|
MG Malagasy|Antananarivo
MW Malawian|Lilongwe
MY Malaysian|Kuala Lumpur
MV Maldivian|Malé
ML Malian|Bamako
MT Maltese|Valletta
MH Marshallese|Majuro
MR Mauritanian|Nouakchott
MU Mauritian|Port Louis
MX Mexican|Mexico City
FM Micronesian|Palikir
MD Moldovan|Chişinău,Chisinau|Moldova
MC Monegasque|
MN Mongolian|Ulaanbaatar
ME Montenegrin|Podgorica
MA Moroccan|Rabat
MZ Mozambican|Maputo
MM Myanmar|Naypyidaw|Burma
NA Namibian|Windhoek
NR Nauruan|
NP Nepali,Nepalese|Kathmandu
NL Dutch|Amsterdam|the Netherlands
NZ New Zealand|Wellington
NI Nicaraguan|Managua
NE Nigerien|Niamey
NG Nigerian|Abuja
MK Macedonian|Skopje
NO Norwegian|Oslo
OM Omani|Muscat
PK Pakistani|Islamabad
PW Palauan|Ngerulmud
PS Palestinian|Ramallah|Palestine
PA Panamanian|Panama City
PG Papua New Guinean|Port Moresby
PY Paraguayan|Asunción,Asuncion
PE Peruvian|Lima
PH Philippine,Filipino|Manila
PL Polish|Warsaw
PT Portuguese|Lisbon
QA Qatari|Doha
KR South Korean,Korean|Seoul|South Korea,Republic of Korea
RO Romanian|Bucharest
RU Russian|Moscow|Russia
RW Rwandan|Kigali
WS Samoan|Apia
SM Sammarinese|
SA Saudi,Saudi Arabian|Riyadh
SN Senegalese|Dakar
RS Serbian|Belgrade
SC Seychellois|
SL Sierra Leonean|Freetown
SG Singaporean|
SK Slovak|Bratislava
SI Slovenian,Slovene|Ljubljana
SB Solomon Islands|Honiara
SO Somali|Mogadishu
ZA South African|Pretoria
SS South Sudanese|Juba
ES Spanish|Madrid
LK Sri Lankan|Colombo
SD Sudanese|Khartoum
SR Surinamese|Paramaribo
SE Swedish|Stockholm
CH Swiss|Bern
SY Syrian|Damascus|Syria
TW Taiwanese|Taipei
TJ Tajik,Tajikistani|Dushanbe
TZ Tanzanian|Dodoma|Tanzania
TH Thai|Bangkok
TL Timorese|Dili|East Timor
TG Togolese|Lomé,Lome
TO Tongan|
TT Trinidadian|Port of Spain
TN Tunisian|Tunis
TR Turkish|Ankara|Turkey
TM Turkmen|Ashgabat
UG Ugandan|Kampala
UA Ukrainian|Kyiv,Kiev
AE Emirati|Abu Dhabi|UAE,the Emirates
GB British|London|UK,U.K.,Britain,Great Britain
US American|Washington|US,U.S.,USA,the United States,United States
UY Uruguayan|Montevideo
UZ Uzbek,Uzbekistani|Tashkent
VU Vanuatuan|Port Vila
VA |Vatican City|Holy See,the Vatican
VE Venezuelan|Caracas|Venezuela
VN Vietnamese|Hanoi|Vietnam
XK Kosovan,Kosovar|Pristina
YE Yemeni|Sana'a,Sanaa
ZM Zambian|Lusaka
ZW Zimbabwean|Harare
`;

export interface CountryWords {
  readonly code: string;
  readonly adjectives: readonly string[];
  readonly capitals: readonly string[];
  readonly names: readonly string[];
}

const parted = (text = ''): string[] => text.split(',').filter((word) => word !== '');

export const COUNTRY_WORDS: readonly CountryWords[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [adjectives, capitals, names] = line.slice(3).split('|');
    return { code: line.slice(0, 2), adjectives: parted(adjectives), capitals: parted(capitals), names: parted(names) };
  });

/** Cities that meetings are held in, beside capitals. */
export const OTHER_CITIES: Readonly<Record<string, string>> = {
  'New York': 'US',
  Geneva: 'CH',
  'The Hague': 'NL',
  Istanbul: 'TR',
  Almaty: 'KZ',
  Samarkand: 'UZ',
  Jeddah: 'SA',
  Dubai: 'AE',
  'Sharm El-Sheikh': 'EG',
  'St. Petersburg': 'RU',
  'Saint Petersburg': 'RU',
  Sochi: 'RU',
  Munich: 'DE',
  Strasbourg: 'FR',
  Luxembourg: 'LU',
  Singapore: 'SG',
  Shanghai: 'CN',
  Davos: 'CH',
  Malabo: 'GQ',
  Marrakesh: 'MA',
  Marrakech: 'MA',
  Djibouti: 'DJ',
  Montreal: 'CA',
  Sydney: 'AU',
  Melbourne: 'AU',
  Mumbai: 'IN',
  Karachi: 'PK',
  Lyon: 'FR',
};
