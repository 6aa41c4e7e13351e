/** Press releases for the specs, worded for them alone. */
export const CALL = `Ottawa, 14 March 2023 – The Minister of Foreign Affairs of Canada, Mélanie Joly, held a telephone conversation with the Minister for Foreign Affairs of Japan, Mr. Yoshimasa Hayashi.

The ministers discussed energy security, maritime law and critical minerals. They agreed to stay in touch.`;

export const VISIT = `Uzbek Deputy Foreign Minister Gayrat Fazilov arrived in Tbilisi on a working visit on 9 October 2019. The programme runs until Friday.`;

export const TALKS = `Kazakhstan's foreign minister, Kairat Abdrakhmanov, received EU High Representative for Foreign Affairs and Security Policy Federica Mogherini in Astana on December 2, 2016. According to the ministry's press service, the sides exchanged views on trade, transit and human rights, as well as the fight against terrorism in Central Asia.`;

export const SUMMIT = `The Minister of External Relations of Angola, Téte António, met with the Minister of Foreign Affairs of Mozambique, Verónica Macamo, and the Foreign Minister of Namibia, Netumbo Nandi-Ndaitwah, in Luanda on 27.11.2021 on the margins of the International Conference on Regional Security. The Conference was held from 26 to 28 November 2021.`;

export const PLANNED = `The President of Finland Sauli Niinistö will meet President of Latvia Egils Levits in Riga on 20 May 2020.`;

export const FOUNDED = `The Global Centre for Border Cooperation (GCBC) was established by Security Council resolution 2396 (2017) on 21 December 2017. Ms. Amina Okoye was appointed Director of the Global Centre for Border Cooperation on 5 January 2018. The Centre has three main tasks: (a) train border officers; (b) share passenger data; and (c) publish yearly reviews.`;

export const HERE = `HANOI, May 9 – Deputy Prime Minister Pham Binh Minh received Australian Ambassador Robyn Mudie here. They allegedly discussed fisheries.`;

export const EMPTY = `The museum will be closed for repairs in spring. Tickets that were bought before stay valid, and visitors may have their money back at the desk. We thank everybody for their patience.`;

export const CYRILLIC = `3 мая министр иностранных дел Таджикистана Сироджиддин Аслов встретился в Душанбе с Владимиром Воронковым. Стороны обсудили сотрудничество.`;

export const FRENCH = `Le ministre des Affaires étrangères du Maroc a reçu à Rabat, le 12 avril 2022, le secrétaire général de l'organisation. Les deux parties ont discuté de la coopération dans le domaine de la sécurité et de la lutte contre le terrorisme.`;

export const ARABIC = `التقى وزير الخارجية المصري سامح شكري في القاهرة اليوم وزير خارجية الأردن أيمن الصفدي، وبحثا العلاقات الثنائية بين البلدين.`;

/** In the style of several ministries and organisations: who publishes it, and the text. */
export const READOUTS = {
  american: {
    publisher: 'U.S. Department of State',
    text: `The below is attributable to Spokesperson Matthew Miller:

Secretary of State Antony J. Blinken met today with Uzbekistan Foreign Minister Bakhtiyor Saidov at the State Department. The Secretary and the Foreign Minister discussed regional security, trade, and human rights. Secretary Blinken also met with Kazakh Deputy Prime Minister Murat Nurtleu. They discussed critical minerals.`,
  },
  british: {
    publisher: 'Foreign, Commonwealth & Development Office',
    text: `Foreign Secretary David Lammy met the Minister of Foreign Affairs of Egypt, Badr Abdelatty, in London on 5 February 2025. The Foreign Secretary and Minister Abdelatty discussed the situation in Gaza, trade and migration.`,
  },
  tajik: {
    publisher: 'Ministry of Foreign Affairs of the Republic of Tajikistan',
    text: `On September 12, 2023, the Minister of Foreign Affairs of the Republic of Tajikistan Sirojiddin Muhriddin received the Ambassador Extraordinary and Plenipotentiary of the People's Republic of China to Tajikistan Ji Shumin at the Ministry of Foreign Affairs. During the meeting, the sides discussed the fight against terrorism.`,
  },
  uzbek: {
    publisher: 'Ministry of Foreign Affairs of Uzbekistan',
    text: `On April 4, 2023 a delegation of the European Union headed by the EU Special Representative for Central Asia Terhi Hakala visited the Ministry of Foreign Affairs of the Republic of Uzbekistan.`,
  },
  unitedNations: {
    publisher: 'United Nations',
    text: `The Secretary-General met with H.E. Mr. Mahmoud Abbas, President of the State of Palestine. The Secretary-General and the President discussed the humanitarian situation in Gaza.

Under-Secretary-General Vladimir Voronkov met with the Permanent Representative of Qatar to the United Nations, Ambassador Alya Al Thani, in New York on 14 March 2022. They discussed the trust fund for counter-terrorism.`,
  },
  european: {
    publisher: 'European External Action Service',
    text: `High Representative Josep Borrell spoke by phone today with Iranian Foreign Minister Hossein Amir-Abdollahian. They discussed regional security. Later in the day, High Representative Borrell met Saudi Foreign Minister Faisal bin Farhan in Brussels.`,
  },
  german: {
    publisher: 'Federal Foreign Office',
    text: `Berlin, 3 June 2022 – Foreign Minister Annalena Baerbock received her Ukrainian counterpart Dmytro Kuleba at the Federal Foreign Office. On 7 June she will travel to Islamabad.`,
  },
  singaporean: {
    publisher: 'Ministry of Foreign Affairs, Singapore',
    text: `Minister for Foreign Affairs Dr Vivian Balakrishnan met Indonesian Minister for Foreign Affairs Retno Marsudi in Jakarta on 18 July 2023 during his official visit to Indonesia. Dr Balakrishnan also called on President Joko Widodo.`,
  },
  call: {
    publisher: 'U.S. Department of State',
    text: `Readout of Deputy Secretary Sherman's Call with Kyrgyz Foreign Minister Kulubaev

Deputy Secretary of State Wendy R. Sherman spoke by phone with Kyrgyz Foreign Minister Jeenbek Kulubaev on September 20, 2022. They discussed the violence on the border.`,
  },
  multilateral: {
    publisher: 'Secretariat of the C5+1',
    text: `The Foreign Ministers of Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan met with the Secretary of State of the United States in New York on September 21, 2023. They discussed border security and counter-terrorism.`,
  },
} as const;
