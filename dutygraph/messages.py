from typing import Literal
Lang = Literal["zh","en"]
def say(key,lang,**v): return key+str(v)
