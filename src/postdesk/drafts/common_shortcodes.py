"""The shortcodes that people type most, with their emoji: those need no other table.

The emoji package knows every shortcode, and takes 40 ms to import: a third of a `check`. A test holds what stands here
to what the package says.
"""

from collections.abc import Mapping

_WRITTEN = """
smile 😄 smiley 😃 grin 😁 grinning 😀 laughing 😆 joy 😂 rofl 🤣 wink 😉 blush 😊 slightly_smiling_face 🙂 heart_eyes
😍 star_struck 🤩 thinking 🤔 relaxed ☺️ sunglasses 😎 hugs 🤗 cry 😢 sob 😭 pray 🙏
thumbsup 👍 +1 👍 thumbsdown 👎 -1 👎 clap 👏 raised_hands 🙌 wave 👋 ok_hand 👌 muscle 💪 handshake 🤝 point_right 👉
point_left 👈 point_up ☝️ point_down 👇 fist ✊ v ✌️ writing_hand ✍️ eyes 👀 ear 👂 speaking_head 🗣️
heart ❤️ red_heart ❤️ yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 orange_heart 🧡 white_heart 🤍
broken_heart 💔 two_hearts 💕 sparkling_heart 💖 dove 🕊️ peace_symbol ☮️
tada 🎉 confetti_ball 🎊 balloon 🎈 gift 🎁 birthday 🎂 sparkles ✨ star ⭐ star2 🌟 trophy 🏆 medal_sports 🏅
1st_place_medal 🥇 crown 👑 fire 🔥 100 💯 boom 💥 zap ⚡
family 👪 baby 👶 child 🧒 woman 👩 man 👨 older_woman 👵 older_man 👴 people_holding_hands 🧑‍🤝‍🧑
busts_in_silhouette 👥 teacher 🧑‍🏫 student 🧑‍🎓 farmer 🧑‍🌾 construction_worker 👷 health_worker 🧑‍⚕️
house 🏠 houses 🏘️ house_with_garden 🏡 school 🏫 hospital 🏥 office 🏢 classical_building 🏛️ tent ⛺ stadium 🏟️
bridge_at_night 🌉 world_map 🗺️ globe_with_meridians 🌐 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏
airplane ✈️ bus 🚌 train 🚋 ship 🚢 boat ⛵ bike 🚲 car 🚗 ambulance 🚑 fire_engine 🚒 luggage 🧳 passport_control 🛂
compass 🧭 motorway 🛣️
sun ☀️ sunny ☀️ cloud ☁️ umbrella ☔ rainbow 🌈 snowflake ❄️ snowman ⛄ ocean 🌊 droplet 💧 potable_water 🚰
evergreen_tree 🌲 deciduous_tree 🌳 seedling 🌱 herb 🌿 sunflower 🌻 tulip 🌷 rose 🌹 cherry_blossom 🌸
four_leaf_clover 🍀 maple_leaf 🍁
coffee ☕ tea 🍵 teapot 🫖 cup_with_straw 🥤 popcorn 🍿 bread 🍞 cake 🍰 pizza 🍕 apple 🍎 green_apple 🍏 grapes 🍇
watermelon 🍉 rice 🍚 stew 🍲
dog 🐶 cat 🐱 bird 🐦 fish 🐟 bee 🐝 butterfly 🦋 turtle 🐢 horse 🐴 sheep 🐑 cow 🐮
megaphone 📣 loudspeaker 📢 mega 📣 bell 🔔 calendar 📆 date 📅 spiral_calendar 🗓️ alarm_clock ⏰ hourglass ⌛ watch ⌚
pushpin 📌 round_pushpin 📍 paperclip 📎 link 🔗 memo 📝 pencil 📝 pencil2 ✏️ book 📖 books 📚 open_book 📖 newspaper 📰
page_facing_up 📄 clipboard 📋 bar_chart 📊 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 mag 🔍 bulb 💡
key 🔑 lock 🔒 unlock 🔓 wrench 🔧 hammer 🔨 scissors ✂️ briefcase 💼 school_satchel 🎒
phone ☎️ telephone_receiver 📞 iphone 📱 computer 💻 email 📧 envelope ✉️ e-mail 📧 inbox_tray 📥 mailbox 📫
speech_balloon 💬 camera 📷 video_camera 📹 movie_camera 🎥 film_strip 🎞️ clapper 🎬 microphone 🎤 headphones 🎧
musical_note 🎵 notes 🎶 art 🎨 performing_arts 🎭 ticket 🎫 soccer ⚽ basketball 🏀 chess_pawn ♟️ dart 🎯
white_check_mark ✅ heavy_check_mark ✔️ check_mark ✔️ ballot_box_with_check ☑️ x ❌ heavy_multiplication_x ✖️
warning ⚠️ exclamation ❗ question ❓ information_source ℹ️ no_entry ⛔ recycle ♻️ sos 🆘 arrow_right ➡️
arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ new 🆕 free 🆓 red_circle 🔴 blue_circle 🔵 green_circle 🟢
large_blue_diamond 🔷
pill 💊 syringe 💉 stethoscope 🩺 mask 😷 soap 🧼 wheelchair ♿ sign_of_the_horns 🤘
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟
united_nations 🇺🇳 Montenegro 🇲🇪 montenegro 🇲🇪 serbia 🇷🇸 bosnia_herzegovina 🇧🇦 albania 🇦🇱 croatia 🇭🇷 kosovo 🇽🇰
eu 🇪🇺 us 🇺🇸
"""

COMMON: Mapping[str, str] = dict(zip(_WRITTEN.split()[::2], _WRITTEN.split()[1::2], strict=True))
"""Emoji by the words between the colons."""
